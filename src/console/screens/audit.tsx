import { Button, Center, Code, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditAnswer, AuditRow } from '../../staff/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';

const PAGE = 50;

/** Who did what, page after page. */
export function Audit() {
  const { texts } = useWords();
  const log = useInfiniteQuery({
    queryKey: ['/audit-log'],
    queryFn: ({ pageParam }) =>
      ask<AuditAnswer>('GET', `/audit-log?limit=${PAGE}${pageParam === null ? '' : `&before=${pageParam}`}`),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <ScreenHead title={texts.screens.audit} about={texts.audit.about} />
      {log.isPending && <Loading />}
      {log.isError && <Failed error={log.error} again={() => void log.refetch()} />}
      {log.data && entries.length === 0 && <Empty>{texts.audit.empty}</Empty>}
      {entries.length > 0 && <Entries entries={entries} />}
      {log.hasNextPage && (
        <Center mt="md">
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {texts.audit.more}
          </Button>
        </Center>
      )}
    </>
  );
}

function Entries({ entries }: { entries: AuditRow[] }) {
  const { texts, time } = useWords();
  const words = texts.audit;
  return (
    <ScrollTable
      label={texts.screens.audit}
      heads={[words.at, words.who, words.action, words.details]}
      minWidth={760}
    >
      {entries.map((entry) => (
        <Table.Tr key={entry.id}>
          <Table.Td style={{ whiteSpace: 'nowrap' }}>{time(entry.at)}</Table.Td>
          <Table.Td>{entry.actor.kind === 'unknown' ? words.nobody : entry.actor.name}</Table.Td>
          <Table.Td>{words.actions[entry.action] ?? entry.action}</Table.Td>
          <Table.Td>
            <Details entry={entry} />
          </Table.Td>
        </Table.Tr>
      ))}
    </ScrollTable>
  );
}

/** What was before, and what is since then, part by part. */
function Details({ entry: { before, after } }: { entry: AuditRow }) {
  const all = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  // What is unknown before and after tells nothing.
  const names = all.filter((name) => (before?.[name] ?? after?.[name] ?? null) !== null);
  return names.map((name) => (
    <Text key={name} size="sm">
      {name}: {before && name in before && <Code>{shown(before[name])}</Code>}
      {before && after && ' → '}
      {after && name in after && <Code>{shown(after[name])}</Code>}
    </Text>
  ));
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
