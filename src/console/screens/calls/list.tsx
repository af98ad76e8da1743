import { Anchor, Button, Center, CopyButton, Group, Stack, Text } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import type { CallsAnswer } from '../../../analytics/calls/api-types.ts';
import { useCalls, type CallFilters } from '../../calls/api.ts';
import { CallFilterForm } from '../../calls/call-filters.tsx';
import { CallTable } from '../../calls/call-table.tsx';
import { useWhen } from '../../calls/when.ts';
import { useWords } from '../../language.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';

/** The calls that have ended. The filters stand in the address, so that a search can be sent to a colleague. */
export function CallList() {
  const { texts } = useWords();
  const words = texts.calls;
  const [search, setSearch] = useSearchParams();
  const filters: CallFilters = Object.fromEntries(search);
  const change = (changed: Record<string, string | null>): void => {
    const wanted = Object.entries({ ...filters, ...changed }).filter(([, value]) => value !== null);
    setSearch(new URLSearchParams(wanted as [string, string][]), { replace: true });
  };
  const found = useCalls(filters);
  const calls = found.data?.pages.flatMap((page) => page.calls) ?? [];
  const [first] = found.data?.pages ?? [];
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <>
      <ScreenHead title={texts.screens.calls} about={words.about}>
        <Anchor component={Link} href="/calls/live">
          {words.toLive}
        </Anchor>
      </ScreenHead>
      <CallFilterForm filters={filters} change={change} />
      <Group mb="sm" justify="space-between">
        <Text role="status">{first?.count && <Count {...first.count} />}</Text>
        {isFiltered && (
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => setSearch(new URLSearchParams())}>
              {words.clear}
            </Button>
            <CopyButton value={location.href}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? texts.copied : words.copyAddress}
                </Button>
              )}
            </CopyButton>
          </Group>
        )}
      </Group>
      {found.isPending && <Loading />}
      {found.isError && <Failed error={found.error} again={() => void found.refetch()} />}
      {calls.length > 0 && <CallTable calls={calls} />}
      {first && calls.length === 0 && !found.hasNextPage && (
        <Empty>{isFiltered ? words.emptyHere : words.emptyAtAll}</Empty>
      )}
      {found.hasNextPage && (
        <More
          page={found.data?.pages.at(-1)}
          busy={found.isFetchingNextPage}
          more={() => void found.fetchNextPage()}
        />
      )}
    </>
  );
}

function Count({ calls, all }: { calls: number; all: boolean }) {
  const { texts } = useWords();
  const isRound = calls >= 10_000;
  return all || isRound ? texts.calls.count(calls, all) : texts.calls.countUnknown(calls);
}

/** Older calls; where a search is not finished yet, how far it came. */
function More({ page, busy, more }: { page: CallsAnswer | undefined; busy: boolean; more: () => void }) {
  const { texts } = useWords();
  const when = useWhen();
  const searchedTo = page?.searchedTo ?? null;
  return (
    <Center mt="md">
      <Stack gap="xs" align="center">
        {searchedTo !== null && <Text c="dimmed">{texts.calls.searchedTo(when.day(searchedTo))}</Text>}
        <Button variant="default" loading={busy} onClick={more}>
          {searchedTo === null ? texts.calls.more : texts.calls.searchOn}
        </Button>
      </Stack>
    </Center>
  );
}
