import { Alert, List, Stack, Text } from '@mantine/core';
import { failureOf } from '../../../api.ts';
import { useWords } from '../../../language.tsx';
import { useColumnWords } from '../row-words.ts';
import { useLineName } from './line-name.ts';
import type { BudgetForm } from './use-budget-form.ts';

/** Why the lines were not kept: what is wrong with which of them. */
export function Problems({ form, error }: { form: BudgetForm; error: Error }) {
  const { texts } = useWords();
  const { label } = useColumnWords('budgets');
  const lineName = useLineName();
  const { code, message, problems } = failureOf(error);
  return (
    <Alert color="red" variant="light" role="alert" my="sm">
      <Stack gap="xs">
        <Text c="red.9">{texts.errors[code] ?? message}</Text>
        <List size="sm" c="red.9">
          {problems.map((problem, index) => {
            const line = form.sent[problem.row - 1];
            const parts = [
              line && lineName(line.cells),
              problem.column && label(problem.column),
              texts.facts.problem(problem.message),
            ];
            return <List.Item key={index}>{parts.filter(Boolean).join(': ')}</List.Item>;
          })}
        </List>
      </Stack>
    </Alert>
  );
}
