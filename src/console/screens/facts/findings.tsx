import { List, Table, Text } from '@mantine/core';
import type { FactPreviewAnswer } from '../../../directory/api-types.ts';
import { useWords } from '../../language.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Section } from '../../parts/section.tsx';
import { grouped } from './columns.ts';
import { useColumnWords } from './row-words.ts';

/** What is wrong in a file, row by row as the spreadsheet numbers them; and what is good to know. */
export function Findings({ kind, preview }: { kind: string; preview: FactPreviewAnswer }) {
  const { texts } = useWords();
  const words = texts.facts.bring;
  const { label } = useColumnWords(kind);
  const { problems, moreProblems, notes } = preview;
  return (
    <>
      {problems.length > 0 && (
        <Section title={words.problems} about={words.problemsAbout}>
          <ScrollTable label={words.problems} heads={[words.row, words.column, words.problem]} minWidth={560}>
            {problems.map(({ row, column, message }, index) => (
              <Table.Tr key={index}>
                <Table.Td>{row ?? texts.facts.blank}</Table.Td>
                <Table.Td>
                  {column && label(column)}
                  <Text size="xs" c="dimmed">
                    {column}
                  </Text>
                </Table.Td>
                <Table.Td>{texts.facts.problem(message)}</Table.Td>
              </Table.Tr>
            ))}
          </ScrollTable>
          {moreProblems > 0 && <Text>{words.moreProblems(grouped(moreProblems))}</Text>}
        </Section>
      )}
      {notes.length > 0 && (
        <Section title={words.notes}>
          <List size="sm">
            {notes.map(({ row, message }, index) => (
              <List.Item key={index}>
                {words.row} {row}: {texts.facts.problem(message)}
              </List.Item>
            ))}
          </List>
        </Section>
      )}
    </>
  );
}
