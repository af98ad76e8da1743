import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LanguagesAnswer } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { FormWindow } from '../parts/form-window.tsx';
import { useChange } from '../queries.ts';

/** A window in which the line gets one more language. */
export function AddLanguage({ close }: { close: () => void }) {
  const { texts } = useWords();
  const words = texts.voices;
  const [language, setLanguage] = useState({ code: '', nameKm: '', nameEn: '', oral: true });
  const add = useChange(() => ask<LanguagesAnswer>('POST', '/languages', language), '/languages');
  const submit = (): void => add.mutate(undefined, { onSuccess: close });
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
    <FormWindow
      title={words.addLanguage}
      action={words.addLanguage}
      {...{ submit, close }}
      busy={add.isPending}
      error={add.error}
      unsaved={language.code + language.nameKm + language.nameEn !== ''}
    >
      {field('nameKm')}
      {field('nameEn')}
      {field('code', words.codeHint)}
      <Checkbox
        label={words.oral}
        checked={language.oral}
        onChange={(event) => setLanguage({ ...language, oral: event.currentTarget.checked })}
      />
    </FormWindow>
  );
}
