import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { Failed } from './states.tsx';
import { leaveBy, useUnsaved } from './unsaved.tsx';

interface FormWindowProps {
  title: string;
  /** What the button says that sends the form; left out where it saves. */
  action?: string;
  /** Called when the form is sent. */
  submit: () => void;
  busy: boolean;
  /** Why it was not saved; null where nothing failed. */
  error: unknown;
  /** How a failure is told, where that is not by its words alone. */
  failed?: ReactNode;
  /** Whether it may be sent as it is written now. */
  ready?: boolean;
  /** Whether something is written that would be lost. */
  unsaved: boolean;
  close: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A window with a form: its fields, what failed, and the two ways out. */
export function FormWindow({
  title,
  action,
  submit,
  busy,
  error,
  failed,
  ready = true,
  unsaved,
  close,
  children,
}: FormWindowProps) {
  const { texts } = useWords();
  // What is being saved leads on to another screen by itself, once it is.
  useUnsaved(unsaved && !busy);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    // React hands an event on to the form around the window too, where one is.
    event.stopPropagation();
    if (ready) submit();
  };
  return (
    <Modal
      opened
      onClose={() => leaveBy(close)}
      title={title}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <form onSubmit={send}>
        <Stack>
          {children}
          {failed ?? (error !== null && <Failed error={error} />)}
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={busy} disabled={!ready}>
              {action ?? texts.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
