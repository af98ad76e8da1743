import { Anchor, Button, Center, Table, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import type { CasesAnswer, CaseSummary } from '../../../cases/api-types.ts';
import { ask } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { DueOn, Place, State, useAbout, useDay } from './case-words.tsx';
import { CountFilters, MoreFilters, type Filters } from './inbox-filters.tsx';

const PAGE = '50';

/** What people said to the line, for those who answer them. The filters stand in the address: "back" brings them back. */
export function Inbox() {
  const { texts } = useWords();
  const [search, setSearch] = useSearchParams();
  const filters: Filters = Object.fromEntries(search);
  const change = (changed: Record<string, string | null>): void => {
    const wanted = Object.entries({ ...filters, ...changed }).filter(([, value]) => value !== null);
    setSearch(new URLSearchParams(wanted as [string, string][]), { replace: true });
  };
  const inbox = useInbox(filters);
  const [newest] = inbox.data?.pages ?? [];
  const cases = inbox.data?.pages.flatMap((page) => page.cases) ?? [];
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <>
      <ScreenHead title={texts.screens.cases} about={texts.cases.about} />
      {newest && <CountFilters counts={newest.counts} filters={filters} change={change} />}
      <MoreFilters filters={filters} change={change} />
      {inbox.isPending && <Loading />}
      {inbox.isError && <Failed error={inbox.error} again={() => void inbox.refetch()} />}
      {newest && cases.length === 0 && (
        <Empty>{isFiltered ? texts.cases.emptyHere : texts.cases.emptyAtAll}</Empty>
      )}
      {cases.length > 0 && <CaseTable cases={cases} />}
      {inbox.hasNextPage && (
        <Center mt="md">
          <Button
            variant="default"
            loading={inbox.isFetchingNextPage}
            onClick={() => void inbox.fetchNextPage()}
          >
            {texts.cases.more}
          </Button>
        </Center>
      )}
    </>
  );
}

const useInbox = (filters: Filters) =>
  useInfiniteQuery({
    queryKey: ['/cases', filters],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ ...filters, limit: PAGE, ...(pageParam && { after: pageParam }) });
      return ask<CasesAnswer>('GET', `/cases?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

function CaseTable({ cases }: { cases: readonly CaseSummary[] }) {
  const { texts } = useWords();
  const words = texts.cases;
  const heads = [words.number, words.what, words.where, words.openedOn, words.dueOn, words.stateAndWho];
  return (
    <ScrollTable label={texts.screens.cases} heads={heads} minWidth={860}>
      {cases.map((one) => (
        <CaseRow key={one.number} one={one} />
      ))}
    </ScrollTable>
  );
}

function CaseRow({ one }: { one: CaseSummary }) {
  const { texts } = useWords();
  const about = useAbout();
  const day = useDay();
  return (
    <Table.Tr {...(one.late && { bg: 'red.0' })}>
      <Table.Td>
        <Anchor component={Link} href={`/cases/${one.number}`} fw={700}>
          {one.number}
        </Anchor>
      </Table.Td>
      <Table.Td>{about(one)}</Table.Td>
      <Table.Td>
        <Place place={one.place} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{day(one.openedOn)}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <DueOn {...one} />
      </Table.Td>
      <Table.Td>
        <State state={one.state} />
        <Text size="sm" c="dimmed">
          {one.assignedTo?.name ?? texts.cases.nobody}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
