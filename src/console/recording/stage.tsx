import { Card, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { askForSound } from '../api.ts';
import { play, stopPlaying } from '../voices/player.tsx';
import { useKeys } from './keys.ts';
import { StageButtons } from './stage-buttons.tsx';
import { BeforeTake, TakenSound, WhatToSay, type Taken, type ToSay } from './stage-parts.tsx';
import { soundOf, speechIn, type Span } from './take.ts';
import { useRecorder } from './use-recorder.ts';

/** One prompt is recorded, trimmed, listened to, and kept; all of it without a mouse too. */
export function Stage({
  line,
  keep,
  next,
  back,
}: {
  line: ToSay;
  keep: (sound: Blob) => Promise<void>;
  next: () => void;
  back: () => void;
}) {
  const [taken, setTaken] = useState<Taken | null>(null);
  const [keeping, setKeeping] = useState(false);
  const recorder = useRecorder((take, advice) => setTaken({ take, advice, span: speechIn(take) }));

  // A recording of the prompt before is of no use for this one.
  const forget = (): void => {
    stopPlaying();
    setTaken(null);
  };
  useEffect(() => stopPlaying, []);

  const record = (): void => {
    if (recorder.phase === 'recording') recorder.stop();
    else if (recorder.phase === 'idle' && !taken) void recorder.start();
  };
  const again = (): void => {
    if (!taken) return;
    forget();
    void recorder.start();
  };
  const leave = (go: () => void) => (): void => {
    if (recorder.phase !== 'idle' || keeping) return;
    forget();
    go();
  };
  const plain = (): Promise<Blob> => (taken ? soundOf(taken.take, taken.span) : Promise.reject(new Error()));
  const onPhone = async (): Promise<Blob> => askForSound('/clips/as-heard.wav', await plain());
  const keepIt = (): void => {
    if (!taken || keeping || taken.take.samples.length === 0) return;
    setKeeping(true);
    stopPlaying();
    void plain()
      .then(keep)
      .then(() => setTaken(null))
      .finally(() => setKeeping(false));
  };
  useKeys({
    Space: record,
    KeyR: again,
    Enter: keepIt,
    NumpadEnter: keepIt,
    KeyL: () => taken && void play('take-plain', plain),
    KeyP: () => taken && void play('take-phone', onPhone),
    ArrowRight: leave(next),
    ArrowLeft: leave(back),
  });
  const change = (span: Span): void => setTaken((now) => now && { ...now, span });
  return (
    <Card withBorder padding="lg">
      <Stack>
        <WhatToSay line={line} />
        {taken ? <TakenSound taken={taken} onSpan={change} /> : <BeforeTake recorder={recorder} />}
        <StageButtons
          {...{
            phase: recorder.phase,
            taken: taken !== null,
            keeping,
            record,
            again,
            keep: keepIt,
            plain,
            onPhone,
          }}
          next={leave(next)}
          back={leave(back)}
        />
      </Stack>
    </Card>
  );
}
