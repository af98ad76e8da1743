import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { PromptRow } from '../../prompts/api-types.ts';
import { useWords } from '../language.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { Empty, Failed } from '../parts/states.tsx';
import { useDecision } from './approving.ts';
import { useMayApprove } from './languages.ts';
import { clipSound, PlayButton } from './player.tsx';
import { StateBadges } from './state-badges.tsx';

/** Prompts of one language. Those that wait can be listened to and approved one after the other, here. */
export function PromptTable({ rows, language }: { rows: readonly PromptRow[]; language: string }) {
  const { texts } = useWords();
  const words = texts.voices;
  const mayApprove = useMayApprove();
  const approve = useDecision('approve');
  if (rows.length === 0) return <Empty>{words.nothing}</Empty>;
  return (
    <>
      {approve.isError && <Failed error={approve.error} />}
      <ScrollTable
        label={texts.screens.voices}
        heads={[words.prompt, words.state, words.sound]}
        minWidth={700}
      >
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td>
              <What row={row} language={language} />
            </Table.Td>
            <Table.Td>
              <StateBadges row={row} />
            </Table.Td>
            <Table.Td>
              <Group gap="xs" wrap="nowrap">
                <Sounds row={row} />
                {row.waiting && mayApprove && (
                  <Button
                    size="xs"
                    loading={approve.isPending && approve.variables === row.waiting.id}
                    aria-label={`${words.approve}: ${row.id}`}
                    onClick={() => row.waiting && approve.mutate(row.waiting.id)}
                  >
                    {words.approve}
                  </Button>
                )}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
    </>
  );
}

function What({ row: { id, text, toSay }, language }: { row: PromptRow; language: string }) {
  return (
    <>
      <Anchor component={Link} href={`/voices/prompts/${id}?language=${language}`} c="leaf.9">
        <span lang={text === null ? 'km' : language}>{toSay ?? id}</span>
      </Anchor>
      <Text size="xs" c="dimmed">
        {id}
      </Text>
    </>
  );
}

function Sounds({ row: { id, heard, waiting } }: { row: PromptRow }) {
  const { texts } = useWords();
  const words = texts.voices;
  const one = (clip: number, label: string) => (
    <PlayButton
      name={`clip-${clip}`}
      source={() => clipSound(clip, 'phone')}
      label={label}
      describedBy={id}
      variant="default"
    />
  );
  return (
    <>
      {heard && one(heard.id, words.listen)}
      {waiting && one(waiting.id, words.listenWaiting)}
    </>
  );
}
