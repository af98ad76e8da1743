import { RangeSlider, Stack, Text } from '@mantine/core';
import { useWords } from '../language.tsx';
import { secondsOf, type Span, type Take } from './take.ts';
import { Waveform } from './waveform.tsx';

/** Where a take is cut: by dragging in its picture, or with the arrow keys on the ends of the rule below. */
export function Trim({ take, span, onSpan }: { take: Take; span: Span; onSpan: (span: Span) => void }) {
  const { texts } = useWords();
  const words = texts.voices.recording;
  const seconds = secondsOf(take);
  return (
    <Stack gap="xs">
      <Waveform take={take} span={span} onSpan={onSpan} />
      <RangeSlider
        value={[span.start, span.end]}
        onChange={([start, end]) => onSpan({ start, end })}
        max={seconds}
        step={0.05}
        minRange={Math.min(0.2, seconds)}
        label={(value) => texts.voices.seconds(value)}
        thumbFromLabel={words.trimStart}
        thumbToLabel={words.trimEnd}
      />
      <Text size="sm" c="dimmed" ta="center">
        {words.trim}: {texts.voices.seconds(span.end - span.start)}
      </Text>
    </Stack>
  );
}
