import { Button, Code, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { Deletion, FixedRow, RetentionAnswer, SetRow } from '../../../retention/api-types.ts';
import { useWords } from '../../language.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Section } from '../../parts/section.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useAnswer } from '../../queries.ts';
import { KeepForm } from '../../settings/keep-form.tsx';
import { SettingsHead } from '../../settings/settings-head.tsx';

/** What is kept how long, and what was deleted. */
export function Retention() {
  const { texts } = useWords();
  const words = texts.settings.retention;
  const [changed, setChanged] = useState<SetRow | null>(null);
  const retention = useAnswer<RetentionAnswer>('/retention');
  return (
    <>
      <SettingsHead title={texts.screens.retention} about={words.about} />
      <Loaded query={retention}>
        {({ set, fixed, deletions }) => (
          <>
            <Section title={words.set}>
              <ScrollTable
                label={words.set}
                heads={[words.what, words.howLong, texts.actions]}
                minWidth={300}
              >
                {set.map((row) => (
                  <SetLine key={row.what} row={row} change={() => setChanged(row)} />
                ))}
              </ScrollTable>
            </Section>
            <Section title={words.deletions}>
              <Deletions deletions={deletions} />
            </Section>
            <Section title={words.elsewhere}>
              <ScrollTable
                label={words.elsewhere}
                heads={[words.what, words.howLong, words.setting]}
                minWidth={560}
              >
                {fixed.map((row) => (
                  <FixedLine key={row.what} row={row} />
                ))}
              </ScrollTable>
              <Text c="dimmed" maw={640}>
                {words.whereToChange}
              </Text>
            </Section>
          </>
        )}
      </Loaded>
      {changed && <KeepForm row={changed} close={() => setChanged(null)} />}
    </>
  );
}

function SetLine({ row: { what, days }, change }: { row: SetRow; change: () => void }) {
  const words = useWords().texts.settings.retention;
  return (
    <Table.Tr>
      <Table.Td>{words.rows[what]}</Table.Td>
      <Table.Td fw={700} style={{ whiteSpace: 'nowrap' }}>
        {words.units.days(days)}
      </Table.Td>
      <Table.Td>
        <Button
          size="xs"
          variant="default"
          onClick={change}
          aria-label={`${words.change}: ${words.rows[what]}`}
        >
          {words.change}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function FixedLine({ row: { what, kept, setting } }: { row: FixedRow }) {
  const words = useWords().texts.settings.retention;
  return (
    <Table.Tr>
      <Table.Td>{words.rows[what]}</Table.Td>
      <Table.Td fw={700}>{words.units[kept.unit](kept.amount)}</Table.Td>
      <Table.Td>{setting === null ? words.fixed : <Code>{setting}</Code>}</Table.Td>
    </Table.Tr>
  );
}

function Deletions({ deletions }: { deletions: Deletion[] }) {
  const { texts, time } = useWords();
  const words = texts.settings.retention;
  if (deletions.length === 0) return <Text>{words.nothingDeleted}</Text>;
  return (
    <>
      <Text c="dimmed">{words.deletionsAbout}</Text>
      <ScrollTable
        label={words.deletions}
        heads={[words.when, words.what, words.amount, words.olderThan]}
        minWidth={640}
      >
        {deletions.map(({ at, kind, amount, olderThan }) => (
          <Table.Tr key={`${at} ${kind}`}>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{time(at)}</Table.Td>
            <Table.Td>{words.rows[kind]}</Table.Td>
            <Table.Td fw={700}>{amount}</Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{time(olderThan)}</Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
    </>
  );
}
