import { Card, Stack } from '@mantine/core';
import { askForSound } from '../api.ts';
import { play } from '../voices/player.tsx';
import { useKeys } from './keys.ts';
import { StageButtons } from './stage-buttons.tsx';
import { BeforeTake, TakenSound, WhatToSay, type ToSay } from './stage-parts.tsx';
import { useTake } from './use-take.ts';

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
  const one = useTake();
  const { recorder, taken } = one;
  const leave = (go: () => void) => (): void => {
    if (recorder.phase !== 'idle' || one.keeping) return;
    // A recording of the prompt before is of no use for this one.
    one.forget();
    go();
  };
  const onPhone = async (): Promise<Blob> => askForSound('/clips/as-heard.wav', await one.sound());
  const keepIt = (): void => one.keep(keep);
  useKeys({
    Space: one.record,
    KeyR: one.again,
    Enter: keepIt,
    NumpadEnter: keepIt,
    KeyL: () => taken && void play('take-plain', one.sound),
    KeyP: () => taken && void play('take-phone', onPhone),
    ArrowRight: leave(next),
    ArrowLeft: leave(back),
  });
  return (
    <Card withBorder padding="lg">
      <Stack>
        <WhatToSay line={line} />
        {taken ? <TakenSound taken={taken} onSpan={one.trim} /> : <BeforeTake recorder={recorder} />}
        <StageButtons one={one} keep={keepIt} onPhone={onPhone} next={leave(next)} back={leave(back)} />
      </Stack>
    </Card>
  );
}
