import { Anchor, Button, Group, Table } from '@mantine/core';
import { Link } from 'wouter';
import type { FactKindAnswer, FactRowAnswer } from '../../../directory/api-types.ts';
import { useWords } from '../../language.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Empty } from '../../parts/states.tsx';
import { formatOf, shownColumns } from './columns.ts';
import { useCellText, useColumnWords } from './row-words.ts';
import { StateBadge } from './state-badge.tsx';
import type { Window } from './window.ts';

/** The rows of a kind by their main columns; the first one opens the whole row. */
export function RowTable({
  kind,
  rows,
  open,
}: {
  kind: FactKindAnswer;
  rows: readonly FactRowAnswer[];
  open: (window: Window) => void;
}) {
  const { texts } = useWords();
  const words = texts.facts;
  const { label } = useColumnWords(kind.kind);
  const text = useCellText(
    kind.kind,
    rows.map(({ row }) => row),
  );
  const columns = shownColumns(kind.kind, kind.columns);
  if (rows.length === 0) return <Empty>{words.nothing}</Empty>;
  const heads = [...columns.map(label), ...(kind.confirmed ? [words.state] : []), texts.actions];
  return (
    <ScrollTable
      label={words.kinds[kind.kind]?.[0] ?? kind.kind}
      heads={heads}
      atEnd={columns.filter(isFigure).map(label)}
      minWidth={860}
    >
      {rows.map((row) => (
        <Table.Tr key={row.key}>
          {columns.map((column, index) => (
            <Table.Td key={column} {...lookOf(column)}>
              {index === 0 ? (
                <Anchor component="button" type="button" ta="start" c="leaf.9" onClick={() => open({ row })}>
                  {text(column, row.row)}
                </Anchor>
              ) : (
                text(column, row.row)
              )}
            </Table.Td>
          ))}
          {kind.confirmed && <Table.Td>{row.told && <StateBadge told={row.told} />}</Table.Td>}
          <Table.Td>
            <RowButtons kind={kind} row={row} name={nameOf(columns, row, text)} open={open} />
          </Table.Td>
        </Table.Tr>
      ))}
    </ScrollTable>
  );
}

const isFigure = (column: string): boolean => formatOf(column) === 'riel' || formatOf(column) === 'number';

/** Amounts stand one below the other, and no word of them breaks. */
const lookOf = (column: string) =>
  isFigure(column) ? { ta: 'end' as const, style: { whiteSpace: 'nowrap' as const } } : {};

/** What tells a row from the others, in a few words. */
const nameOf = (
  columns: readonly string[],
  { row }: FactRowAnswer,
  text: ReturnType<typeof useCellText>,
): string =>
  columns
    .slice(0, 4)
    .map((column) => text(column, row))
    .join(', ');

function RowButtons({
  kind,
  row,
  name,
  open,
}: {
  kind: FactKindAnswer;
  row: FactRowAnswer;
  name: string;
  open: (window: Window) => void;
}) {
  const { texts } = useWords();
  const words = texts.facts;
  const action = kind.mayChange ? words.change : words.look;
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="xs" variant="default" aria-label={`${action}: ${name}`} onClick={() => open({ row })}>
        {action}
      </Button>
      {kind.kind === 'budgets' && (
        <>
          <Button
            component={Link}
            href={`/facts/budgets/${row.row['place_code'] ?? ''}/${row.row['year'] ?? ''}`}
            size="xs"
            variant="default"
            aria-label={`${words.budget.open}: ${name}`}
          >
            {words.budget.open}
          </Button>
          <Button
            size="xs"
            variant="default"
            aria-label={`${words.hear.open}: ${name}`}
            onClick={() => open({ hear: row })}
          >
            {words.hear.open}
          </Button>
        </>
      )}
    </Group>
  );
}
