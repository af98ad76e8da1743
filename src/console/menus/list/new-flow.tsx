import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FlowAnswer, NewFlowRequest } from '../../../flows/api-types.ts';
import { ask } from '../../api.ts';
import { FormWindow } from '../../parts/form-window.tsx';
import { useChange } from '../../queries.ts';
import { asName } from '../model/edits.ts';
import { useMenuTexts } from '../texts/words.ts';

/** The languages in which every menu speaks; further ones are added in the menu itself. */
const LANGUAGES = ['km', 'en'] as const;

/** A window in which a menu begins. */
export function NewFlow({ close, made }: { close: () => void; made: (id: string) => void }) {
  const texts = useMenuTexts();
  const [title, setTitle] = useState({ km: '', en: '' });
  const [id, setId] = useState<string | null>(null);
  const make = useChange((request: NewFlowRequest) => ask<FlowAnswer>('POST', '/flows', request), '/flows');
  // The English title makes a good name, until another one is written.
  const name = id ?? asName(title.en);
  const submit = (): void =>
    make.mutate({ id: asName(name), title }, { onSuccess: (answer) => made(answer.id) });
  return (
    <FormWindow
      title={texts.list.add}
      action={texts.list.make}
      {...{ submit, close }}
      busy={make.isPending}
      error={make.error}
      unsaved={title.km + title.en + (id ?? '') !== ''}
    >
      {LANGUAGES.map((language) => (
        <TextInput
          key={language}
          lang={language}
          label={texts.list.newTitle(texts.languages[language] ?? language)}
          value={title[language]}
          onChange={({ currentTarget: { value } }) => setTitle({ ...title, [language]: value })}
          autoComplete="off"
          required
          withAsterisk={false}
        />
      ))}
      <TextInput
        label={texts.list.id}
        description={texts.list.idHint}
        value={name}
        onChange={(event) => setId(event.currentTarget.value)}
        onBlur={() => id !== null && setId(asName(id))}
        autoComplete="off"
        required
        withAsterisk={false}
      />
    </FormWindow>
  );
}
