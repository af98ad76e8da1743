import { Button, type ButtonProps } from '@mantine/core';
import { failureOf } from '../api.ts';
import { useWords } from '../language.tsx';
import { listened, useListened } from '../listened.ts';

interface Playing {
  /** Which sound; null for none. */
  name: string | null;
  /** It is being fetched still. */
  busy: boolean;
  error: unknown;
}

const SILENT: Playing = { name: null, busy: false, error: null };
const playing = listened<Playing>(SILENT);
const audio = typeof Audio === 'undefined' ? null : new Audio();
let ownAddress: string | null = null;

/** Stops whatever plays. */
export function stopPlaying(): void {
  audio?.pause();
  if (ownAddress !== null) URL.revokeObjectURL(ownAddress);
  ownAddress = null;
  playing.set(SILENT);
}

/** Plays one sound; the one before stops. In: a name of its own; where it comes from, an address or the sound itself. */
export async function play(name: string, source: () => string | Promise<Blob>): Promise<void> {
  if (!audio) return;
  stopPlaying();
  playing.set({ name, busy: true, error: null });
  const isWanted = (): boolean => playing.now().name === name;
  try {
    const sound = await source();
    if (!isWanted()) return;
    ownAddress = typeof sound === 'string' ? null : URL.createObjectURL(sound);
    audio.src = typeof sound === 'string' ? sound : (ownAddress ?? '');
    audio.onended = stopPlaying;
    await audio.play();
    if (isWanted()) playing.set({ name, busy: false, error: null });
  } catch (error) {
    // A sound that was stopped before it began is no failure.
    if (isWanted()) playing.set({ name, busy: false, error: failureOf(error) });
  }
}

/** The error of the sound that was asked for last, where its name begins like this. */
export function usePlayError(prefix: string): unknown {
  const { name, error } = useListened(playing);
  return name?.startsWith(prefix) ? error : null;
}

/** Plays a sound, and stops it when pressed again. */
export function PlayButton({
  name,
  source,
  label,
  describedBy,
  ...look
}: ButtonProps & {
  name: string;
  source: () => string | Promise<Blob>;
  label: string;
  /** What is played, for those who do not see where the button stands. */
  describedBy?: string;
}) {
  const { texts } = useWords();
  const { name: current, busy, error } = useListened(playing);
  const mine = current === name && error === null;
  return (
    <Button
      size="xs"
      variant={mine ? 'filled' : 'default'}
      {...look}
      loading={mine && busy}
      aria-label={describedBy && `${mine ? texts.voices.stop : label}: ${describedBy}`}
      // The focus stays where the keys work.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (mine ? stopPlaying() : void play(name, source))}
    >
      {mine ? texts.voices.stop : label}
    </Button>
  );
}

/** Where a clip is heard: as it was recorded, or as the phone carries it. */
export const clipSound = (id: number, on: 'plain' | 'phone'): string =>
  `/api/v1/clips/${id}${on === 'phone' ? '/phone.wav' : '.wav'}`;
