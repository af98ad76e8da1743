import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { askForSound } from '../api.ts';
import { Failed } from './states.tsx';
import { SoundPlayer } from './sound-player.tsx';

/** A sound of the line behind a button: it is fetched when somebody wants to hear it, and forgotten with the page. */
export function SoundOnDemand({
  path,
  action,
  label,
  onTime,
}: {
  /** Below /api/v1. Another sound needs another `key`. */
  path: string;
  action: string;
  label: string;
  onTime?: (seconds: number) => void;
}) {
  const sound = useMutation({ mutationFn: () => askForSound(path), gcTime: 0 });
  return (
    <Stack align="stretch" gap="xs">
      {sound.data ? (
        <SoundPlayer sound={sound.data} label={label} {...(onTime && { onTime })} />
      ) : (
        <div>
          <Button variant="default" loading={sound.isPending} onClick={() => sound.mutate()}>
            {action}
          </Button>
        </div>
      )}
      {sound.isError && <Failed error={sound.error} />}
    </Stack>
  );
}
