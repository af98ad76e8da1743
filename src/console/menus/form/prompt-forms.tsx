import { Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NewPromptRequest, PromptAnswer } from '../../../prompts/api-types.ts';
import { ask } from '../../api.ts';
import { FormWindow } from '../../parts/form-window.tsx';
import { useChange } from '../../queries.ts';
import { useTools } from '../editor/editor-context.ts';
import { asName } from '../model/edits.ts';
import { useMenuTexts } from '../texts/words.ts';

type LanguageTexts = { [language: string]: string };

/** New words to say: their name, and their text in each language of the menu. */
export function NewPrompt({ made, close }: { made: (id: string) => void; close: () => void }) {
  const texts = useMenuTexts().form;
  const { checkAgain } = useTools();
  const [id, setId] = useState('');
  const [written, setWritten] = useState<LanguageTexts>({});
  const make = useChange((request: NewPromptRequest) => ask<PromptAnswer>('POST', '/prompts', request));
  const submit = (): void => {
    const request = { id: asName(id), note: '', texts: trimmed(written) };
    make.mutate(request, {
      onSuccess: () => {
        checkAgain();
        made(request.id);
      },
    });
  };
  return (
    <FormWindow
      title={texts.newPromptTitle}
      action={texts.saveText}
      {...{ submit, close }}
      busy={make.isPending}
      error={make.error}
      unsaved={id !== '' || isChanged(written, {})}
    >
      <TextInput
        label={texts.promptId}
        description={texts.promptIdHint}
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
        onBlur={() => setId(asName(id))}
        autoComplete="off"
        required
        withAsterisk={false}
      />
      <TextFields written={written} write={setWritten} />
    </FormWindow>
  );
}

/** Changes the text of words, in one language or several. */
export function EditTexts({
  id,
  texts: before,
  close,
}: {
  id: string;
  texts: LanguageTexts;
  close: () => void;
}) {
  const texts = useMenuTexts().form;
  const { checkAgain } = useTools();
  const [written, setWritten] = useState(before);
  const save = useChange(async () => {
    for (const [language, text] of Object.entries(trimmed(written)))
      if (text !== before[language])
        await ask<PromptAnswer>('PUT', `/prompts/${id}/texts/${language}`, { text });
  });
  const submit = (): void => save.mutate(undefined, { onSuccess: () => (checkAgain(), close()) });
  return (
    <FormWindow
      title={texts.editText}
      action={texts.saveText}
      {...{ submit, close }}
      busy={save.isPending}
      error={save.error}
      unsaved={isChanged(written, before)}
    >
      <Text size="sm">{texts.editTextHint}</Text>
      <TextFields written={written} write={setWritten} />
    </FormWindow>
  );
}

function TextFields({ written, write }: { written: LanguageTexts; write: (written: LanguageTexts) => void }) {
  const texts = useMenuTexts();
  const { languages } = useTools();
  return languages.map((language) => (
    <Textarea
      key={language}
      lang={language}
      label={texts.form.textIn(texts.languages[language] ?? language)}
      value={written[language] ?? ''}
      onChange={({ currentTarget: { value } }) => write({ ...written, [language]: value })}
      autosize
      minRows={2}
    />
  ));
}

const isChanged = (written: LanguageTexts, before: LanguageTexts): boolean =>
  Object.entries(written).some(([language, text]) => text !== (before[language] ?? ''));

const trimmed = (written: LanguageTexts): LanguageTexts =>
  Object.fromEntries(
    Object.entries(written).flatMap(([language, text]) => (text.trim() ? [[language, text.trim()]] : [])),
  );
