import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../language.tsx';
import { Failed } from './states.tsx';

/** Asks before something that cannot be undone. */
export function AskFirst({
  title,
  question,
  action,
  busy,
  error,
  act,
  close,
}: {
  title: string;
  question: string;
  action: string;
  busy: boolean;
  error: unknown;
  act: () => void;
  close: () => void;
}) {
  const { texts } = useWords();
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': texts.close }}>
      <Stack>
        <Text>{question}</Text>
        {error !== null && <Failed error={error} />}
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {texts.cancel}
          </Button>
          <Button color="red.9" loading={busy} onClick={act}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
