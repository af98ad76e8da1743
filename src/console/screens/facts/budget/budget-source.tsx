import { SimpleGrid, Text } from '@mantine/core';
import type { FactKindAnswer } from '../../../../directory/api-types.ts';
import { useWords } from '../../../language.tsx';
import { Section } from '../../../parts/section.tsx';
import { RowField } from '../row-field.tsx';
import { useCellText, useColumnWords } from '../row-words.ts';
import { StateBadge } from '../state-badge.tsx';
import { common, commonState } from './lines.ts';
import { SHARED, type BudgetForm } from './use-budget-form.ts';

/** Where the figures come from, and who stands for them: written once, for all lines. */
export function BudgetSource({ kind, form }: { kind: FactKindAnswer; form: BudgetForm }) {
  const { texts } = useWords();
  const words = texts.facts.budget;
  const { label } = useColumnWords(kind.kind);
  const text = useCellText(kind.kind, []);
  const columns = kind.columns.filter(({ name }) => (SHARED as readonly string[]).includes(name));
  const mixed = columns.filter(({ name }) => common(form.lines, name) === undefined);
  const state = commonState(form.lines);
  return (
    <Section title={words.source} about={kind.mayChange ? words.sourceAbout : ''}>
      {state && (
        <div>
          <StateBadge told={state} />
        </div>
      )}
      {mixed.length > 0 && (
        <Text size="sm">{words.mixed(mixed.map(({ name }) => label(name)).join(', '))}</Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {columns.map((column) => {
          const value = common(form.lines, column.name) ?? '';
          return kind.mayChange ? (
            <RowField
              key={column.name}
              kind={kind.kind}
              column={column}
              value={value}
              error={undefined}
              change={(written) => form.changeAll(column.name, written)}
            />
          ) : (
            <Text key={column.name} size="sm">
              {label(column.name)}: {text(column.name, { [column.name]: value })}
            </Text>
          );
        })}
      </SimpleGrid>
    </Section>
  );
}
