import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { LanguagesAnswer } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { Failed } from '../parts/states.tsx';
import { useChange } from '../queries.ts';

/** A window in which the line gets one more language. */
export function AddLanguage({ close }: { close: () => void }) {
  const { texts } = useWords();
  const words = texts.voices;
  const [language, setLanguage] = useState({ code: '', nameKm: '', nameEn: '', oral: true });
  const add = useChange(() => ask<LanguagesAnswer>('POST', '/languages', language), '/languages');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: close });
  };
  const field = (name: 'code' | 'nameKm' | 'nameEn', description?: string) => (
    <TextInput
      label={words[name]}
      description={description}
      value={language[name]}
      onChange={(event) => setLanguage({ ...language, [name]: event.currentTarget.value })}
      autoComplete="off"
      required
      withAsterisk={false}
    />
  );
  return (
    <Modal opened onClose={close} title={words.addLanguage} closeButtonProps={{ 'aria-label': texts.close }}>
      <form onSubmit={submit}>
        <Stack>
          {field('nameKm')}
          {field('nameEn')}
          {field('code', words.codeHint)}
          <Checkbox
            label={words.oral}
            checked={language.oral}
            onChange={(event) => setLanguage({ ...language, oral: event.currentTarget.checked })}
          />
          {add.isError && <Failed error={add.error} />}
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {words.addLanguage}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
