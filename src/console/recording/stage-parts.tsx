import { Alert, Code, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useWords } from '../language.tsx';
import { Failed } from '../parts/states.tsx';
import { usePlayError } from '../voices/player.tsx';
import { ADVICE_COLORS, LevelMeter } from './level-meter.tsx';
import type { Span } from './take.ts';
import { Trim } from './trim.tsx';
import type { Recorder } from './use-recorder.ts';
import type { Taken } from './use-take.ts';

/** What a speaker is given to say. */
export interface ToSay {
  id: string;
  text: string;
  note: string;
  /** The language in which the text is written. */
  written: string;
  /** The text is in another language: the speaker finds own words for it. */
  ownWords: boolean;
}

/** The text, large, with the note of who wrote it. A new one gets the focus, so that it is read out and keys work. */
export function WhatToSay({ line }: { line: ToSay }) {
  const { texts } = useWords();
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus({ preventScroll: true }), [line.id]);
  return (
    <Stack gap={4}>
      <Text
        ref={text}
        tabIndex={-1}
        lang={line.written}
        fz={{ base: 24, sm: 34 }}
        lh={1.7}
        ta="center"
        data-to-say={line.id}
        style={{ outline: 'none' }}
      >
        {line.text}
      </Text>
      {line.ownWords && <Text ta="center">{texts.voices.recording.sayOwnWords}</Text>}
      {line.note && (
        <Text ta="center" c="dimmed">
          {texts.voices.note}: {line.note}
        </Text>
      )}
      <Text ta="center" size="sm">
        <Code>{line.id}</Code>
      </Text>
    </Stack>
  );
}

/** While nothing is recorded: what to do (in: where there are no keys), how loud it is, or why it does not work. */
export function BeforeTake({ recorder, idle }: { recorder: Recorder; idle?: string }) {
  const { phase, level, advice, seconds, fault } = recorder;
  const { texts } = useWords();
  const words = texts.voices.recording;
  if (level) return <LevelMeter level={level} advice={advice} seconds={seconds} />;
  if (fault)
    return (
      <Alert color="red" variant="light" role="alert">
        <Text c="red.9">{words.faults[fault]}</Text>
      </Alert>
    );
  const says = { idle: idle ?? words.idle, opening: words.opening, recording: words.recordingNow };
  return (
    <Text ta="center" role="status">
      {says[phase]}
    </Text>
  );
}

/** A recording that can be trimmed, and what to think of it. */
export function TakenSound({ taken, onSpan }: { taken: Taken; onSpan: (span: Span) => void }) {
  const { texts } = useWords();
  const words = texts.voices.recording;
  const error = usePlayError('take-');
  if (taken.take.samples.length === 0)
    return (
      <Text ta="center" role="status">
        {words.nothingHeard}
      </Text>
    );
  return (
    <Stack gap="xs">
      <Trim take={taken.take} span={taken.span} onSpan={onSpan} />
      <Text fw={700} ta="center" c={ADVICE_COLORS[taken.advice]} role="status">
        {words.advice[taken.advice]}
      </Text>
      {error !== null && <Failed error={error} />}
    </Stack>
  );
}
