import { NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NewSpeakerCodeAnswer, PromptGroupsAnswer } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { FormWindow } from '../parts/form-window.tsx';
import { useAnswer, useChange } from '../queries.ts';
import { nameOf, useLanguages } from './languages.ts';
import { titleOf } from './list-filters.tsx';

const DAYS = { usual: 14, most: 90 };

/** A window in which a speaker gets a code; its digits are shown in the next one. */
export function AddSpeakerCode({
  close,
  made,
}: {
  close: () => void;
  made: (made: NewSpeakerCodeAnswer) => void;
}) {
  const { texts, language: screen } = useWords();
  const words = texts.voices.speakers;
  const languages = useLanguages().data?.languages ?? [];
  const flows = useAnswer<PromptGroupsAnswer>('/prompt-groups').data?.flows ?? [];
  const [speaker, setSpeaker] = useState('');
  const [language, setLanguage] = useState<string | null>(null);
  const [flow, setFlow] = useState<string | null>(null);
  const [days, setDays] = useState<number>(DAYS.usual);
  const add = useChange(
    () => ask<NewSpeakerCodeAnswer>('POST', '/speaker-codes', { speaker, language, flow, days }),
    '/speaker-codes',
  );
  const submit = (): void => add.mutate(undefined, { onSuccess: made });
  return (
    <FormWindow
      title={words.add}
      action={words.add}
      {...{ submit, close }}
      busy={add.isPending}
      error={add.error}
      unsaved={speaker !== '' || language !== null}
      ready={language !== null}
    >
      <TextInput
        label={words.speaker}
        description={words.speakerHint}
        value={speaker}
        maxLength={100}
        onChange={(event) => setSpeaker(event.currentTarget.value)}
        autoComplete="off"
        required
        withAsterisk={false}
      />
      <Select
        label={texts.voices.language}
        data={languages.map((one) => ({ value: one.code, label: nameOf(one, screen) }))}
        value={language}
        onChange={setLanguage}
        required
        withAsterisk={false}
      />
      <Select
        label={words.what}
        placeholder={words.everything}
        data={flows.map((one) => ({ value: one.id, label: titleOf(one, screen) }))}
        value={flow}
        onChange={setFlow}
        clearable
      />
      <NumberInput
        label={words.days}
        value={days}
        min={1}
        max={DAYS.most}
        allowDecimal={false}
        onChange={(value) => setDays(Number(value) || DAYS.usual)}
      />
    </FormWindow>
  );
}
