import { Group, Text } from '@mantine/core';
import { useWords } from '../language.tsx';
import { PlayButton } from '../voices/player.tsx';
import { StageButton, TakeButtons } from './take-buttons.tsx';
import type { OneTake } from './use-take.ts';

/** Everything that can be done with a prompt on the stage; every button has a key, and the keys are told below. */
export function StageButtons({
  one,
  keep,
  onPhone,
  next,
  back,
}: {
  one: OneTake;
  keep: () => void;
  onPhone: () => Promise<Blob>;
  next: () => void;
  back: () => void;
}) {
  const { texts } = useWords();
  const words = texts.voices.recording;
  return (
    <>
      <Group justify="center">
        <StageButton variant="default" onClick={back}>
          {words.back}
        </StageButton>
        <TakeButtons one={one} keep={keep} keepLabel={words.keep}>
          <PlayButton name="take-phone" source={onPhone} label={texts.voices.onPhone} size="md" />
        </TakeButtons>
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
