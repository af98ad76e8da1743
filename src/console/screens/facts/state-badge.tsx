import { Badge, Text } from '@mantine/core';
import type { FactState } from '../../../directory/api-types.ts';
import { useWords } from '../../language.tsx';

export const STATE_COLOURS: Record<FactState, string> = {
  confirmed: 'leaf.8',
  'too-old': 'orange.9',
  unconfirmed: 'red.9',
  sample: 'gray.7',
};

/** How far a row can be relied on, and what a caller hears of it. */
export function StateBadge({ told }: { told: FactState }) {
  const { texts } = useWords();
  return (
    <>
      <Badge color={STATE_COLOURS[told]} tt="none" miw="max-content">
        {texts.facts.states[told]}
      </Badge>
      <Text size="xs" c="dimmed" mt={4} maw={220}>
        {texts.facts.hears[told]}
      </Text>
    </>
  );
}
