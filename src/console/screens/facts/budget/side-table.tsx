import { Button, Group, NumberInput, Select, Table, Text } from '@mantine/core';
import { useRef } from 'react';
import { failureOf } from '../../../api.ts';
import { useWords } from '../../../language.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { grouped } from '../columns.ts';
import { useColumnWords } from '../row-words.ts';
import { StateBadge } from '../state-badge.tsx';
import {
  AMOUNTS,
  commonState,
  missing,
  nameOf,
  staying,
  type Amount,
  type Line,
  type Side,
} from './lines.ts';
import { SumRows } from './sum-rows.tsx';
import type { BudgetForm } from './use-budget-form.ts';

export interface OneSide {
  side: Side;
  /** The components that this side can have. */
  components: readonly string[];
  form: BudgetForm;
  mayChange: boolean;
}

/** The lines of income, or those of spending, with their total, and whether the one is what the others are together. */
export function SideTable({ side, components, form, mayChange }: OneSide) {
  const { texts } = useWords();
  const words = texts.facts.budget;
  const { label, choice } = useColumnWords('budgets');
  const adding = useRef<HTMLInputElement>(null);
  const title = choice('side', side) ?? side;
  // What had the focus is gone: it goes to where the line can be had again.
  const remove = (name: string): void => {
    form.remove(name);
    adding.current?.focus();
  };
  return (
    <Section title={title}>
      <ScrollTable
        label={title}
        heads={[words.line, ...AMOUNTS.map(label)]}
        atEnd={AMOUNTS.map(label)}
        minWidth={300}
      >
        {staying(form.lines, side, components).map((line) => (
          <LineRow key={nameOf(line.cells)} line={line} form={form} {...(mayChange && { remove })} />
        ))}
        <SumRows side={side} components={components} lines={form.lines} />
      </ScrollTable>
      {mayChange && (
        <Select
          ref={adding}
          label={words.add}
          description={words.addHint}
          data={missing(form.lines, side, components).map((component) => ({
            value: component,
            label: choice('component', component) ?? component,
          }))}
          value={null}
          onChange={(component) => component && form.add(side, component)}
          nothingFoundMessage={words.allThere}
          maw={320}
        />
      )}
    </Section>
  );
}

function LineRow({
  line,
  form,
  remove,
}: {
  line: Line;
  form: BudgetForm;
  /** Left out for who may only read. */
  remove?: (name: string) => void;
}) {
  const { texts } = useWords();
  const words = texts.facts;
  const { choice } = useColumnWords('budgets');
  const { component = '' } = line.cells;
  const name = choice('component', component) ?? component;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={component === 'total' ? 700 : 500}>
        <Group gap={4} justify="space-between">
          {name}
          {remove && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${words.remove}: ${name}`}
              onClick={() => remove(nameOf(line.cells))}
            >
              {words.remove}
            </Button>
          )}
        </Group>
        {line.base?.told && !commonState(form.lines) && <StateBadge told={line.base.told} />}
      </Table.Th>
      {AMOUNTS.map((column) => (
        <Table.Td key={column} ta="end" style={{ verticalAlign: 'top' }}>
          {remove ? (
            <AmountField line={line} name={name} column={column} form={form} />
          ) : (
            <Text span style={{ whiteSpace: 'nowrap' }}>
              {line.cells[column] ? grouped(line.cells[column]) : words.blank}
            </Text>
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function AmountField({
  line,
  name,
  column,
  form,
}: {
  line: Line;
  name: string;
  column: Amount;
  form: BudgetForm;
}) {
  const { texts } = useWords();
  const { label } = useColumnWords('budgets');
  const number = form.sent.indexOf(line) + 1;
  const problems = form.error ? failureOf(form.error).problems : [];
  const problem = problems.find((one) => one.row === number && one.column === column);
  return (
    <NumberInput
      aria-label={`${name}: ${label(column)}`}
      thousandSeparator=","
      hideControls
      allowNegative={false}
      decimalScale={0}
      inputMode="numeric"
      miw={98}
      styles={{ input: { textAlign: 'end', paddingInline: 6 } }}
      value={line.cells[column] ?? ''}
      {...(problem && { error: texts.facts.problem(problem.message) })}
      onChange={(amount) => form.change(nameOf(line.cells), column, String(amount))}
    />
  );
}
