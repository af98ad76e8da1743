import { Badge, Group } from '@mantine/core';
import type { PromptRow } from '../../prompts/api-types.ts';
import { useWords } from '../language.tsx';

const COLORS = { missing: 'red.9', draft: 'gray.7', recorded: 'blue.9', approved: 'leaf.8' } as const;

/** Words that are cut off tell nothing. */
const WHOLE = { minWidth: 'max-content' };

/** How far a prompt has come in a language. */
export function StateBadges({
  row: { state, waiting, outdated },
}: {
  row: Pick<PromptRow, 'state' | 'waiting' | 'outdated'>;
}) {
  const { texts } = useWords();
  const words = texts.voices;
  return (
    <Group gap={4} wrap="nowrap">
      {!(waiting && state === 'recorded') && (
        <Badge tt="none" style={WHOLE} color={COLORS[state]}>
          {words.states[state]}
        </Badge>
      )}
      {waiting && (
        <Badge tt="none" style={WHOLE} color="blue.9">
          {words.waiting}
        </Badge>
      )}
      {outdated && (
        <Badge tt="none" style={WHOLE} color="orange.9">
          {words.outdated}
        </Badge>
      )}
    </Group>
  );
}
