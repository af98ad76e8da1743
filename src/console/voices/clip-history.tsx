import { Badge, Button, Group, Table, Text } from '@mantine/core';
import type { ClipAnswer } from '../../prompts/api-types.ts';
import { useWords } from '../language.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { Failed } from '../parts/states.tsx';
import { useDecision } from './approving.ts';
import { useMayApprove } from './languages.ts';
import { clipSound, PlayButton, usePlayError } from './player.tsx';

/** Every recording of a prompt in one language, the newest first, with what can be done with each. */
export function ClipHistory({ clips, label }: { clips: readonly ClipAnswer[]; label: string }) {
  const { texts } = useWords();
  const words = texts.voices;
  const error = usePlayError('clip-');
  if (clips.length === 0) return <Text c="dimmed">{words.noClips}</Text>;
  return (
    <>
      {error !== null && <Failed error={error} />}
      <ScrollTable
        label={label}
        heads={[words.when, words.speaker, words.length, words.state, words.sound, texts.actions]}
        minWidth={820}
      >
        {clips.map((clip) => (
          <ClipRow key={clip.id} clip={clip} />
        ))}
      </ScrollTable>
    </>
  );
}

function ClipRow({ clip }: { clip: ClipAnswer }) {
  const { texts, time } = useWords();
  const words = texts.voices;
  const what = `${clip.speaker}, ${time(clip.addedAt)}`;
  return (
    <Table.Tr>
      <Table.Td>{clip.addedAt === 0 ? '–' : time(clip.addedAt)}</Table.Td>
      <Table.Td>{clip.origin === 'generated' ? words.machine : clip.speaker}</Table.Td>
      <Table.Td>{words.seconds(clip.seconds)}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          <Badge
            color={clip.state === 'approved' ? 'leaf.8' : clip.state === 'recorded' ? 'blue.9' : 'gray.7'}
          >
            {words.states[clip.state]}
          </Badge>
          {clip.heard && (
            <Badge tt="none" variant="outline" color="leaf.8">
              {words.heardNow}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <PlayButton
            name={`clip-${clip.id}`}
            source={() => clipSound(clip.id, 'plain')}
            label={words.listen}
            describedBy={what}
          />
          <PlayButton
            name={`clip-${clip.id}-phone`}
            source={() => clipSound(clip.id, 'phone')}
            label={words.onPhone}
            describedBy={what}
          />
        </Group>
      </Table.Td>
      <Table.Td>
        <Decide clip={clip} />
      </Table.Td>
    </Table.Tr>
  );
}

function Decide({ clip }: { clip: ClipAnswer }) {
  const { texts } = useWords();
  const words = texts.voices;
  const mayApprove = useMayApprove();
  const approve = useDecision('approve');
  const withdraw = useDecision('withdraw');
  if (!mayApprove) return null;
  const error = approve.error ?? withdraw.error;
  return (
    <Group gap="xs" wrap="nowrap">
      {!(clip.heard && clip.state === 'approved') && (
        <Button size="xs" loading={approve.isPending} onClick={() => approve.mutate(clip.id)}>
          {words.approve}
        </Button>
      )}
      {clip.state === 'approved' && (
        <Button
          size="xs"
          variant="default"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate(clip.id)}
        >
          {words.withdraw}
        </Button>
      )}
      {error && <Failed error={error} />}
    </Group>
  );
}
