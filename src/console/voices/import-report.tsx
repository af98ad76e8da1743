import { Badge, Group, Table, Text } from '@mantine/core';
import type { RecordingImport } from '../../prompts/api-types.ts';
import { useWords } from '../language.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';

/** What became of each recording of a zip: how many are good, and what is wrong with which of the others. */
export function ImportReport({ report }: { report: NonNullable<RecordingImport['report']> }) {
  const { texts } = useWords();
  const words = texts.voices.bulk;
  const errors: Record<string, string> = texts.errors;
  const wrong = report.lines.flatMap((line) => ('code' in line ? [line] : []));
  const ignored = report.ignored.length;
  return (
    <>
      <Group gap="xs">
        <Badge tt="none" color="leaf.8">
          {words.good(report.lines.length - wrong.length)}
        </Badge>
        {wrong.length > 0 && (
          <Badge tt="none" color="red.9">
            {words.wrong(wrong.length)}
          </Badge>
        )}
      </Group>
      {ignored > 0 && <Text size="sm">{words.ignored(ignored)}</Text>}
      {wrong.length > 0 && (
        <ScrollTable label={words.problem} heads={[words.fileName, words.problem]} minWidth={500}>
          {wrong.map(({ file, code, message }) => (
            <Table.Tr key={file}>
              <Table.Td>{file}</Table.Td>
              <Table.Td>{errors[code] ?? message}</Table.Td>
            </Table.Tr>
          ))}
        </ScrollTable>
      )}
    </>
  );
}
