import { useEffect, useState } from 'react';
import { useUnsaved } from '../parts/unsaved.tsx';
import { stopPlaying } from '../voices/player.tsx';
import type { Advice } from './levels.ts';
import { soundOf, speechIn, type Span, type Take } from './take.ts';
import { useRecorder, type Recorder } from './use-recorder.ts';

/** A recording that was made and is not kept yet. */
export interface Taken {
  take: Take;
  span: Span;
  advice: Advice;
}

export interface OneTake {
  recorder: Recorder;
  taken: Taken | null;
  /** Records, or ends the recording; nothing where one waits to be kept. */
  record(): void;
  /** Throws away what was recorded, and records. */
  again(): void;
  forget(): void;
  trim(span: Span): void;
  /** The part that is kept, as a WAV file. Rejects where nothing was recorded. */
  sound(): Promise<Blob>;
  /** Hands the sound on, once, and forgets it when whoever takes it has it. */
  keep(take: (sound: Blob) => void | Promise<void>): void;
  keeping: boolean;
}

/** One recording after the other, each trimmed, listened to, and kept or made again. */
export function useTake(): OneTake {
  const [taken, setTaken] = useState<Taken | null>(null);
  const [keeping, setKeeping] = useState(false);
  const recorder = useRecorder((take, advice) => setTaken({ take, advice, span: speechIn(take) }));
  useEffect(() => stopPlaying, []);
  const unwanted = useUnsaved(taken !== null && !keeping);

  const forget = (): void => {
    stopPlaying();
    unwanted();
    setTaken(null);
  };
  const sound = (): Promise<Blob> => (taken ? soundOf(taken.take, taken.span) : Promise.reject(new Error()));
  return {
    ...{ recorder, taken, forget, sound, keeping },
    record: () => {
      if (recorder.phase === 'recording') recorder.stop();
      else if (recorder.phase === 'idle' && !taken) void recorder.start();
    },
    again: () => {
      if (!taken) return;
      forget();
      void recorder.start();
    },
    trim: (span) => setTaken((now) => now && { ...now, span }),
    keep: (take) => {
      if (!taken || keeping || taken.take.samples.length === 0) return;
      setKeeping(true);
      stopPlaying();
      void sound()
        .then(take)
        .then(() => setTaken(null))
        .finally(() => setKeeping(false));
    },
  };
}
