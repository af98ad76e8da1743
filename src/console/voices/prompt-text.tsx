import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { PromptAnswer } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { told } from '../parts/notify.ts';
import { Failed } from '../parts/states.tsx';
import { useUnsaved } from '../parts/unsaved.tsx';
import { useChange } from '../queries.ts';
import { nameOf, type LineLanguage } from './languages.ts';
import { forgetLists } from './sending.ts';

/** The text of a prompt in one language; those who may can write another one. */
export function PromptText({
  prompt,
  language,
  mayEdit,
}: {
  prompt: PromptAnswer;
  language: LineLanguage;
  mayEdit: boolean;
}) {
  const { texts } = useWords();
  const [editing, setEditing] = useState(false);
  const text = prompt.texts[language.code];
  if (editing) return <EditText prompt={prompt} language={language} close={() => setEditing(false)} />;
  return (
    <Group justify="space-between" align="start" wrap="nowrap" mb="sm">
      {language.oral ? (
        <Text c="dimmed">{texts.voices.noText}</Text>
      ) : (
        <Text lang={language.code} size="lg">
          {text ?? '–'}
        </Text>
      )}
      {mayEdit && (
        <Button size="xs" variant="default" style={{ flexShrink: 0 }} onClick={() => setEditing(true)}>
          {texts.voices.editText}
        </Button>
      )}
    </Group>
  );
}

function EditText({
  prompt,
  language,
  close,
}: {
  prompt: PromptAnswer;
  language: LineLanguage;
  close: () => void;
}) {
  const { texts, language: screen } = useWords();
  const [text, setText] = useState(prompt.texts[language.code] ?? '');
  useUnsaved(text !== (prompt.texts[language.code] ?? ''));
  const change = useChange(async () => {
    await ask('PUT', `/prompts/${prompt.id}/texts/${language.code}`, { text });
    await forgetLists();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(undefined, {
      onSuccess: () => {
        told(texts.saved);
        close();
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack mb="sm">
        <Textarea
          label={texts.voices.textOf(nameOf(language, screen))}
          description={texts.voices.textWarning}
          lang={language.code}
          autosize
          minRows={2}
          maxLength={2_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {change.isError && <Failed error={change.error} />}
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
