import { Anchor, Button, Table, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ReportAnswer, ReportCell, ReportColumn } from '../../../analytics/api-types.ts';
import { useMenu } from '../../menu.ts';
import { useCellWords } from '../cell-words.ts';
import { isFigure } from '../numbers.ts';
import { useReportTexts } from '../words.ts';
import { callFilters, callsOf } from './calls-link.ts';
import { rowsOf, sorted, sortingOf, type ReportRow } from './report-rows.ts';

/** Rows that are shown at first; more are a long page to go through. */
const FIRST_ROWS = 25;

/** All figures of a report, sorted as the reader wants; also the form of the chart for whoever cannot see it. */
export function ReportTable(props: {
  answer: ReportAnswer;
  label: string;
  /** As in the address: `-calls`. */
  sort: string | undefined;
  onSort: (sort: string) => void;
}) {
  const { answer, label, sort, onSort } = props;
  const words = useReportTexts();
  const cells = useCellWords();
  const [shown, setShown] = useState(FIRST_ROWS);
  const sorting = sortingOf(sort);
  const rows = sorted(rowsOf(answer), answer.columns, sorting, (cell, { kind }) =>
    cells.text(cell, kind, answer.names),
  );
  const left = rows.length - shown;
  return (
    <>
      <Table.ScrollContainer
        minWidth={answer.columns.length * 78}
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      >
        <Table verticalSpacing="xs" horizontalSpacing="xs" highlightOnHover aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {answer.columns.map((column) => (
                <Head key={column.name} column={column} sorting={sorting} onSort={onSort} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, shown).map((row) => (
              <Row key={row.key} row={row} answer={answer} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {left > 0 && (
        <Button variant="default" mt="sm" onClick={() => setShown(rows.length)}>
          {words.more(left)}
        </Button>
      )}
    </>
  );
}

function Head(props: {
  column: ReportColumn;
  sorting: ReturnType<typeof sortingOf>;
  onSort: (sort: string) => void;
}) {
  const { column, sorting, onSort } = props;
  const words = useReportTexts();
  const name = words.columns[column.name] ?? column.name;
  const isSorted = sorting?.column === column.name;
  const isFalling = isSorted && sorting.isFalling;
  // Figures are looked through from the largest on, names from the first on.
  const next = isSorted ? !isFalling : isFigure(column.kind);
  return (
    <Table.Th
      scope="col"
      aria-sort={isSorted ? (isFalling ? 'descending' : 'ascending') : 'none'}
      {...(isFigure(column.kind) && { ta: 'end' })}
    >
      <UnstyledButton
        fz="sm"
        fw={700}
        ta="inherit"
        title={words.sortBy(name)}
        onClick={() => onSort(`${next ? '-' : ''}${column.name}`)}
      >
        {name}
        <span aria-hidden>{isSorted ? (isFalling ? ' ▼' : ' ▲') : ''}</span>
      </UnstyledButton>
    </Table.Th>
  );
}

function Row({ row, answer }: { row: ReportRow; answer: ReportAnswer }) {
  const { columns } = answer;
  const { now, compared } = row;
  return (
    <Table.Tr>
      {columns.map((column, at) => (
        <Table.Td
          key={column.name}
          {...(isFigure(column.kind)
            ? { ta: 'end', style: { fontVariantNumeric: 'tabular-nums' } }
            : { miw: 110 })}
        >
          <Figure
            answer={answer}
            column={column}
            row={isFigure(column.kind) ? now : (now ?? compared)}
            at={at}
          />
          {answer.compared && isFigure(column.kind) && (
            <Before answer={answer} column={column} cell={compared?.[at] ?? null} />
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** A cell; where the log can be asked for what was counted, a way to it. */
function Figure({
  answer,
  column,
  row,
  at,
}: {
  answer: ReportAnswer;
  column: ReportColumn;
  row: ReportCell[] | null;
  at: number;
}) {
  const words = useReportTexts();
  const cells = useCellWords();
  const hasLog = useMenu().some(({ path }) => path === '/calls');
  if (row === null) return words.none;
  const cell = row[at] ?? null;
  const text = isHidden(answer, column, row) ? words.tooFew : cells.text(cell, column.kind, answer.names);
  const isCount = column.name === 'calls' && Number(cell) > 0;
  const calls = isCount && hasLog ? callsOf(answer.report, answer.filters, answer.columns, row) : undefined;
  if (calls !== undefined) {
    return (
      <Anchor component={Link} href={calls} c="leaf.9" inherit aria-label={words.toCalls(text)}>
        {text}
      </Anchor>
    );
  }
  if (answer.report === 'where-calls-end' && column.name === 'hung-up-in-prompt' && Number(cell) > 0) {
    return <ToSeconds answer={answer} row={row} text={text} />;
  }
  return text;
}

/** Of so few voters that a number would point at somebody. */
const isHidden = (
  { report, columns }: ReportAnswer,
  column: ReportColumn,
  row: readonly ReportCell[],
): boolean =>
  report === 'scorecards' &&
  (column.name === 'voters' || column.name === 'answers') &&
  row[columns.indexOf(column)] === null;

/** To the seconds of a prompt in which callers hung up. */
function ToSeconds({
  answer,
  row,
  text,
}: {
  answer: ReportAnswer;
  row: readonly ReportCell[];
  text: string;
}) {
  const words = useReportTexts();
  const at = answer.columns.findIndex(({ kind }) => kind === 'node');
  const { from = '', to = '', line, language, version } = answer.filters;
  const { place: _place, ...rest } = callFilters({ line, language });
  const query = { from, to, ...rest, ...(version && { version }), node: String(row[at]) };
  return (
    <Anchor
      component={Link}
      href={`/reports/hang-ups?${new URLSearchParams(query)}`}
      c="leaf.9"
      inherit
      aria-label={`${text}: ${words.toHangUps}`}
    >
      {text}
    </Anchor>
  );
}

function Before({ answer, column, cell }: { answer: ReportAnswer; column: ReportColumn; cell: ReportCell }) {
  const words = useReportTexts();
  const cells = useCellWords();
  return (
    <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
      {words.before(cell === null ? words.none : cells.text(cell, column.kind, answer.names))}
    </Text>
  );
}
