import { Code, Table, Text } from '@mantine/core';
import type { RetentionAnswer, RetentionRow } from '../../../http/api-types.ts';
import { useWords } from '../../language.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useAnswer } from '../../queries.ts';
import { SettingsHead } from '../../settings/settings-head.tsx';

/** What is kept how long. */
export function Retention() {
  const { texts } = useWords();
  const words = texts.settings.retention;
  const retention = useAnswer<RetentionAnswer>('/retention');
  return (
    <>
      <SettingsHead title={texts.screens.retention} about={words.about} />
      <Loaded query={retention}>
        {({ rows }) => (
          <ScrollTable
            label={texts.screens.retention}
            heads={[words.what, words.howLong, words.setting]}
            minWidth={640}
          >
            {rows.map((row) => (
              <Row key={row.what} row={row} />
            ))}
          </ScrollTable>
        )}
      </Loaded>
      <Text c="dimmed" mt="md" maw={640}>
        {words.whereToChange}
      </Text>
    </>
  );
}

function Row({ row: { what, kept, setting } }: { row: RetentionRow }) {
  const words = useWords().texts.settings.retention;
  return (
    <Table.Tr>
      <Table.Td>{words.rows[what]}</Table.Td>
      <Table.Td fw={700}>{kept ? words.units[kept.unit](kept.amount) : words.forEver}</Table.Td>
      <Table.Td>{setting === null ? words.fixed : <Code>{setting}</Code>}</Table.Td>
    </Table.Tr>
  );
}
