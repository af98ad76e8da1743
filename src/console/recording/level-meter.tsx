import { Progress, Text } from '@mantine/core';
import { useWords } from '../language.tsx';
import { shareOf, type Advice, type Level } from './levels.ts';

export const ADVICE_COLORS = { 'too-quiet': 'orange.9', 'too-loud': 'red.9', good: 'leaf.8' } as const;

/** How loud the speaker is at this moment, and what to do about it in words. */
export function LevelMeter({
  level,
  advice,
  seconds,
}: {
  level: Level;
  advice: Advice | null;
  seconds: number;
}) {
  const { texts } = useWords();
  const words = texts.voices.recording;
  return (
    <>
      <Progress.Root size="xl" transitionDuration={0}>
        <Progress.Section
          value={Math.round(shareOf(level.loudness) * 100)}
          color={advice ? ADVICE_COLORS[advice] : 'gray.6'}
          aria-label={words.level}
        />
      </Progress.Root>
      <Text fw={700} ta="center" c={advice ? ADVICE_COLORS[advice] : 'dimmed'} role="status">
        {advice ? words.advice[advice] : words.recordingNow}
      </Text>
      <Text ta="center" c="dimmed" data-seconds={seconds}>
        {texts.voices.seconds(seconds)}
      </Text>
    </>
  );
}
