import { Badge, Table, Text } from '@mantine/core';
import type { FactCells, FactChange, FactKindAnswer } from '../../../directory/api-types.ts';
import { useWords } from '../../language.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Section } from '../../parts/section.tsx';
import { shownColumns } from './columns.ts';
import { useCellText, useColumnWords } from './row-words.ts';

/** What a file would change, row by row, before and after. In: the first changes, and how many there are. */
export function ChangesTable({
  kind,
  changes,
  all,
}: {
  kind: FactKindAnswer;
  changes: readonly FactChange[];
  all: number;
}) {
  const { texts } = useWords();
  const words = texts.facts.bring;
  const rows = changes.flatMap(({ before, after }) => [before, after].filter((row) => row !== null));
  const text = useCellText(kind.kind, rows);
  const columns = shownColumns(kind.kind, kind.columns);
  const nameOf = (row: FactCells): string =>
    columns
      .slice(0, 4)
      .map((column) => text(column, row))
      .join(', ');
  return (
    <Section
      title={words.changes}
      {...(all > changes.length && { about: words.firstChanges(changes.length) })}
    >
      <ScrollTable label={words.changes} heads={[words.row, words.what, words.details]} minWidth={620}>
        {changes.map((change, index) => (
          <Table.Tr key={index}>
            <Table.Td>{change.number ?? texts.facts.blank}</Table.Td>
            <Table.Td>
              <What change={change} />
            </Table.Td>
            <Table.Td>
              <Text fw={700} size="sm">
                {nameOf(change.after ?? change.before ?? {})}
              </Text>
              <Details kind={kind} change={change} text={text} />
            </Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
    </Section>
  );
}

function What({ change: { before, after } }: { change: FactChange }) {
  const { texts } = useWords();
  const words = texts.facts.bring;
  const [name, color] = !before
    ? [words.isAdded, 'leaf.8']
    : after
      ? [words.isChanged, 'blue.9']
      : [words.isRemoved, 'red.9'];
  return (
    <Badge tt="none" color={color} miw="max-content">
      {name}
    </Badge>
  );
}

/** Of a row that changes, what changes; of a new one, all that it says. */
function Details({
  kind: { kind, columns },
  change: { before, after },
  text,
}: {
  kind: FactKindAnswer;
  change: FactChange;
  text: ReturnType<typeof useCellText>;
}) {
  const { label } = useColumnWords(kind);
  if (!after) return null;
  const told = columns.filter(({ name }) => (before ? before[name] !== after[name] : after[name] !== ''));
  return told.map(({ name }) => (
    <Text key={name} size="sm">
      {label(name)}:{' '}
      {before && <>{before[name] === '' ? text(name, before) : <del>{text(name, before)}</del>} → </>}
      {text(name, after)}
    </Text>
  ));
}
