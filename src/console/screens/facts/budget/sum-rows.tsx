import { Table, Text } from '@mantine/core';
import { useWords } from '../../../language.tsx';
import { grouped } from '../columns.ts';
import { useColumnWords } from '../row-words.ts';
import { AMOUNTS, sumsOfSide, type Line, type Side } from './lines.ts';

/**
 * Under the lines of a side: what they are together, how far that is from the total, and whether it agrees. A source may
 * state a total and not all of its lines: then the lines are less, which is no mistake and is not the same either.
 */
export function SumRows({
  side,
  components,
  lines,
}: {
  side: Side;
  components: readonly string[];
  lines: readonly Line[];
}) {
  const { texts } = useWords();
  const words = texts.facts.budget;
  const { label } = useColumnWords('budgets');
  const columns = AMOUNTS.map((column) => ({ column, ...sumsOfSide(lines, side, components, column) }));
  const wrong = columns.filter(({ agrees }) => !agrees);
  const stated = columns.some((one) => one.stated !== null);
  const less = columns.filter((one) => one.agrees && (one.lines ?? 0) < (one.stated ?? 0));
  return (
    <>
      <Table.Tr>
        <Table.Th scope="row">{words.together}</Table.Th>
        {columns.map(({ column, lines: sum }) => (
          <Figure key={column} text={sum === null ? texts.facts.blank : grouped(sum)} />
        ))}
      </Table.Tr>
      <Table.Tr>
        <Table.Th scope="row">{words.difference}</Table.Th>
        {columns.map(({ column, agrees, ...sums }) => (
          <Figure key={column} text={apart(sums) ?? texts.facts.blank} wrong={!agrees} />
        ))}
      </Table.Tr>
      <Table.Tr>
        <Table.Td colSpan={1 + columns.length} role="status">
          {wrong.length === 0 && less.length === 0 && (
            <Text size="sm" c="dimmed">
              {stated ? words.agrees : words.noTotal}
            </Text>
          )}
          {less.map(({ column }) => (
            <Text key={column} size="sm" c="dimmed">
              {words.less(label(column))}
            </Text>
          ))}
          {wrong.map(({ column, stated: total, lines: sum }) => (
            <Text key={column} size="sm" c="red.9" fw={700}>
              {words.disagrees(label(column), grouped(total ?? 0), grouped(sum ?? 0))}
            </Text>
          ))}
        </Table.Td>
      </Table.Tr>
    </>
  );
}

/** The lines less the total, with its sign: what is too much, or what is missing. */
function apart({ stated, lines }: { stated: number | null; lines: number | null }): string | undefined {
  if (stated === null || lines === null) return undefined;
  const difference = lines - stated;
  return difference > 0 ? `+${grouped(difference)}` : grouped(difference).replace('-', '−');
}

const Figure = ({ text, wrong = false }: { text: string; wrong?: boolean }) => (
  <Table.Td ta="end" style={{ whiteSpace: 'nowrap' }} fw={700} {...(wrong && { c: 'red.9' })}>
    {text}
  </Table.Td>
);
