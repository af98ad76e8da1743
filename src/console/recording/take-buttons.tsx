import { Button, type ButtonProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { PlayButton } from '../voices/player.tsx';
import type { OneTake } from './use-take.ts';

/** Record and stop; then listen, again, and keep. In: what keeping is called, and what else can be listened to. */
export function TakeButtons({
  one: { recorder, taken, keeping, record, again, sound },
  keep,
  keepLabel,
  children,
}: {
  one: OneTake;
  keep: () => void;
  keepLabel: string;
  children?: ReactNode;
}) {
  const { texts } = useWords();
  const words = texts.voices.recording;
  if (!taken) {
    const isRecording = recorder.phase === 'recording';
    return (
      <StageButton
        color={isRecording ? 'dark' : 'red.9'}
        size="lg"
        loading={recorder.phase === 'opening'}
        onClick={record}
      >
        {isRecording ? words.finish : words.start}
      </StageButton>
    );
  }
  return (
    <>
      <PlayButton name="take-plain" source={sound} label={words.listen} size="md" />
      {children}
      <StageButton variant="default" onClick={again}>
        {words.again}
      </StageButton>
      <StageButton size="lg" loading={keeping} onClick={keep}>
        {keepLabel}
      </StageButton>
    </>
  );
}

/** A press with the mouse leaves the focus where it is: the keys go on working. */
export const StageButton = (props: ButtonProps & { onClick: () => void; children: ReactNode }) => (
  <Button size="md" onMouseDown={(event: MouseEvent) => event.preventDefault()} {...props} />
);
