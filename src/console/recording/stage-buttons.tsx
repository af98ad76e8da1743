import { Button, Group, Text, type ButtonProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { PlayButton } from '../voices/player.tsx';
import type { Recorder } from './use-recorder.ts';

/** Everything that can be done with a prompt on the stage; every button has a key, and the keys are told below. */
export function StageButtons({
  phase,
  taken,
  keeping,
  record,
  again,
  keep,
  plain,
  onPhone,
  next,
  back,
}: {
  phase: Recorder['phase'];
  taken: boolean;
  keeping: boolean;
  record: () => void;
  again: () => void;
  keep: () => void;
  plain: () => Promise<Blob>;
  onPhone: () => Promise<Blob>;
  next: () => void;
  back: () => void;
}) {
  const { texts } = useWords();
  const words = texts.voices.recording;
  const isRecording = phase === 'recording';
  return (
    <>
      <Group justify="center">
        <StageButton variant="default" onClick={back}>
          {words.back}
        </StageButton>
        {!taken && (
          <StageButton
            color={isRecording ? 'dark' : 'red.9'}
            size="lg"
            loading={phase === 'opening'}
            onClick={record}
          >
            {isRecording ? words.finish : words.start}
          </StageButton>
        )}
        {taken && (
          <>
            <PlayButton name="take-plain" source={plain} label={words.listen} size="md" />
            <PlayButton name="take-phone" source={onPhone} label={texts.voices.onPhone} size="md" />
            <StageButton variant="default" onClick={again}>
              {words.again}
            </StageButton>
            <StageButton size="lg" loading={keeping} onClick={keep}>
              {words.keep}
            </StageButton>
          </>
        )}
        <StageButton variant="default" onClick={next}>
          {words.skip}
        </StageButton>
      </Group>
      <Text size="sm" c="dimmed" ta="center" visibleFrom="sm">
        {words.keys}
      </Text>
    </>
  );
}

/** A press with the mouse leaves the focus where it is: the keys go on working. */
const StageButton = (props: ButtonProps & { onClick: () => void; children: ReactNode }) => (
  <Button size="md" onMouseDown={(event: MouseEvent) => event.preventDefault()} {...props} />
);
