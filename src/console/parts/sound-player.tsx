import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language.tsx';

const SPEEDS = ['0.75', '1', '1.25', '1.5', '2'];
const SKIP_SECONDS = 5;

/** Plays a sound that nothing keeps: on and back by a few seconds, slower and faster. In: what is told where it stands. */
export function SoundPlayer({
  sound,
  label,
  onTime,
}: {
  sound: Blob;
  label: string;
  onTime?: (seconds: number) => void;
}) {
  const { texts } = useWords();
  const words = texts.cases;
  const audio = useRef<HTMLAudioElement>(null);
  const [speed, setSpeed] = useState('1');
  const url = useObjectUrl(sound);
  useEffect(() => {
    if (audio.current) audio.current.playbackRate = Number(speed);
  }, [speed, url]);
  const skip = (seconds: number) => () => {
    if (audio.current) audio.current.currentTime += seconds;
  };
  return (
    <Stack gap="xs">
      <audio
        ref={audio}
        src={url}
        controls
        // Somebody's voice: it is listened to here, and not passed on as a file.
        controlsList="nodownload"
        aria-label={label}
        style={{ width: '100%' }}
        onTimeUpdate={(event) => onTime?.(event.currentTarget.currentTime)}
      />
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={skip(-SKIP_SECONDS)}>
          {words.backFive}
        </Button>
        <Button size="xs" variant="default" onClick={skip(SKIP_SECONDS)}>
          {words.onFive}
        </Button>
        <SegmentedControl
          size="xs"
          data={SPEEDS}
          value={speed}
          onChange={setSpeed}
          aria-label={words.speed}
        />
      </Group>
    </Stack>
  );
}

/** An address of the sound within this page, for as long as the page shows it. */
function useObjectUrl(sound: Blob): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(sound);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [sound]);
  return url;
}
