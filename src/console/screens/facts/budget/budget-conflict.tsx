import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import type { FactRowAnswer } from '../../../../directory/api-types.ts';
import { useWords } from '../../../language.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { useCellText, useColumnWords } from '../row-words.ts';
import { useLineName } from './line-name.ts';
import { differences } from './merge.ts';
import type { BudgetForm } from './use-budget-form.ts';

/** Somebody was quicker: what they changed in which line, beside what was written here, and how to go on. */
export function BudgetConflict({ form, theirs }: { form: BudgetForm; theirs: readonly FactRowAnswer[] }) {
  const { texts } = useWords();
  const words = texts.facts.conflict;
  const { label } = useColumnWords('budgets');
  const lineName = useLineName();
  const text = useCellText('budgets', []);
  return (
    <Alert color="orange" variant="light" role="alert" my="sm">
      <Stack gap="xs">
        <Text fw={700}>{texts.facts.budget.conflict}</Text>
        <ScrollTable
          label={texts.facts.budget.conflict}
          heads={[words.column, words.before, words.theirs, words.mine]}
          minWidth={420}
        >
          {differences(form.lines, theirs).map(({ line, column, before, theirs: now, mine }) => (
            <Table.Tr key={`${lineName(line)} ${column ?? ''}`}>
              <Table.Th scope="row">
                {lineName(line)}
                {column !== null && `: ${label(column)}`}
              </Table.Th>
              {column === null ? (
                <Table.Td colSpan={3}>{texts.facts.budget.lineGone}</Table.Td>
              ) : (
                [before, now, mine].map((cell, index) => (
                  <Table.Td key={index}>{text(column, { [column]: cell })}</Table.Td>
                ))
              )}
            </Table.Tr>
          ))}
        </ScrollTable>
        <Group>
          <Button variant="default" onClick={form.takeTheirs}>
            {words.takeTheirs}
          </Button>
          <Button onClick={form.keepMine}>{words.keepMine}</Button>
        </Group>
      </Stack>
    </Alert>
  );
}
