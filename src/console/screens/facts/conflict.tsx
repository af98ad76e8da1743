import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type {
  FactCells,
  FactChangedAnswer,
  FactKindAnswer,
  FactRowAnswer,
} from '../../../directory/api-types.ts';
import { ask, failureOf } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useCellText, useColumnWords } from './row-words.ts';
import type { RowForm } from './use-row-form.ts';

/** Somebody was quicker: what they changed, beside what was written here, and how to go on. */
export function Conflict({ kind, form }: { kind: FactKindAnswer; form: RowForm }) {
  const { texts } = useWords();
  const words = texts.facts.conflict;
  const { base } = form;
  const now = useQuery({
    queryKey: ['/fact-row', kind.kind, base?.key, base?.seen],
    queryFn: () =>
      ask<FactChangedAnswer>(
        'GET',
        `/facts/${kind.kind}/rows?${new URLSearchParams({ key: base?.key ?? '' })}`,
      ),
    enabled: base !== null,
    gcTime: 0,
  });
  if (base === null || now.data?.row.seen === base.seen) return <Notice title={words.twice} />;
  if (now.isError)
    return failureOf(now.error).code === 'no-such-row' ? (
      <Notice title={words.gone} />
    ) : (
      <Failed error={now.error} again={() => void now.refetch()} />
    );
  if (!now.data) return <Loading />;
  const theirs = now.data.row;
  return (
    <Notice title={words.title}>
      <Differences kind={kind} base={base} theirs={theirs} given={form.given} />
      <Group>
        <Button variant="default" onClick={() => form.takeTheirs(theirs)}>
          {words.takeTheirs}
        </Button>
        <Button onClick={() => form.keepMine(theirs)}>{words.keepMine}</Button>
      </Group>
    </Notice>
  );
}

const Notice = ({ title, children }: { title: string; children?: React.ReactNode }) => (
  <Alert color="orange" variant="light" role="alert">
    <Stack gap="xs">
      <Text fw={700}>{title}</Text>
      {children}
    </Stack>
  </Alert>
);

function Differences({
  kind: { kind, columns },
  base,
  theirs,
  given,
}: {
  kind: FactKindAnswer;
  base: FactRowAnswer;
  theirs: FactRowAnswer;
  given: FactCells;
}) {
  const { texts } = useWords();
  const words = texts.facts.conflict;
  const { label } = useColumnWords(kind);
  const text = useCellText(kind, [base.row, theirs.row, given]);
  const other = columns.filter(({ name }) => base.row[name] !== theirs.row[name]);
  return (
    <ScrollTable
      label={words.title}
      heads={[words.column, words.before, words.theirs, words.mine]}
      minWidth={420}
    >
      {other.map(({ name }) => (
        <Table.Tr key={name}>
          <Table.Th scope="row">{label(name)}</Table.Th>
          <Table.Td>{text(name, base.row)}</Table.Td>
          <Table.Td>{text(name, theirs.row)}</Table.Td>
          <Table.Td>{text(name, given)}</Table.Td>
        </Table.Tr>
      ))}
    </ScrollTable>
  );
}
