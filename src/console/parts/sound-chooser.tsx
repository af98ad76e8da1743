import { FileInput } from '@mantine/core';
import { useWords } from '../language.tsx';
import { SoundRecorder } from '../recording/sound-recorder.tsx';

/** Where staff bring a sound of their own: spoken here, or in a file. In: what takes it, null when it was taken away. */
export function SoundChooser({
  sound,
  onSound,
}: {
  sound: Blob | null;
  onSound: (sound: Blob | null) => void;
}) {
  const { texts } = useWords();
  const words = texts.cases;
  return (
    <>
      <SoundRecorder onSound={onSound} />
      <FileInput
        label={words.soundFile}
        description={words.soundFileHint}
        placeholder={words.chooseFile}
        accept="audio/*,video/mp4,.m4a,.ogg,.opus,.amr,.3gp"
        value={sound instanceof File ? sound : null}
        onChange={onSound}
        clearable
        clearButtonProps={{ 'aria-label': texts.cancel }}
      />
    </>
  );
}
