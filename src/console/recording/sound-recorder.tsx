import { Group, Stack } from '@mantine/core';
import { useWords } from '../language.tsx';
import { BeforeTake, TakenSound } from './stage-parts.tsx';
import { TakeButtons } from './take-buttons.tsx';
import { useTake } from './use-take.ts';

/** Something is said in own words, listened to, made again, and used. In: what takes the sound, a WAV file. */
export function SoundRecorder({ onSound }: { onSound: (sound: Blob) => void }) {
  const one = useTake();
  const { recorder, taken } = one;
  const { texts } = useWords();
  const words = texts.voices.recording;
  const use = (sound: Blob): void => {
    recorder.close();
    onSound(sound);
  };
  return (
    <Stack gap="sm">
      {taken ? (
        <TakenSound taken={taken} onSpan={one.trim} />
      ) : (
        <BeforeTake recorder={recorder} idle={words.idleOwnWords} />
      )}
      <Group justify="center">
        <TakeButtons one={one} keep={() => one.keep(use)} keepLabel={words.use} />
      </Group>
    </Stack>
  );
}
