import { ActionIcon, Badge, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../api.ts';
import { useTools } from '../editor/editor-context.ts';
import { useMenuTexts } from '../texts/words.ts';
import { EditTexts } from './prompt-forms.tsx';

/** Words that are said, in every language of the menu, each beside its recording. */
export function PromptTexts({ id }: { id: string }) {
  const texts = useMenuTexts();
  const { check, languages, oralLanguages } = useTools();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const prompt = check?.prompts[id];
  const heard = oralLanguages.filter((language) => prompt?.clips[language]);
  return (
    <Stack gap={4}>
      {[...languages, ...heard].map((language) => (
        <Group key={language} gap="xs" wrap="nowrap" align="start">
          <Hear id={id} language={language} />
          <Text lang={language} style={{ flex: 1, overflowWrap: 'anywhere' }}>
            {prompt?.texts[language] ?? <i>{texts.form.noText}</i>}
          </Text>
        </Group>
      ))}
      <Group gap="xs" justify="space-between">
        <Code>{id}</Code>
        {may.words && prompt && (
          <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
            {texts.form.editText}
          </Button>
        )}
      </Group>
      {editing && prompt && <EditTexts id={id} texts={prompt.texts} close={() => setEditing(false)} />}
    </Stack>
  );
}

/** The recording of some words, to listen to. */
function Hear({ id, language }: { id: string; language: string }) {
  const texts = useMenuTexts();
  const { check } = useTools();
  const clip = check?.prompts[id]?.clips[language];
  const audio = useRef<HTMLAudioElement | null>(null);
  useEffect(() => () => audio.current?.pause(), []);
  const name = texts.languages[language] ?? language;
  if (!clip)
    return (
      <Badge color="gray.7" title={texts.form.noClip}>
        {language}
      </Badge>
    );
  const play = (): void => {
    audio.current ??= new Audio();
    audio.current.src = new URL(clip.url, location.origin).pathname;
    // A browser without sound: there is nothing to hear, and the words stand beside.
    audio.current.play().catch(() => undefined);
  };
  return (
    <ActionIcon variant="default" aria-label={texts.form.play(id, name)} title={name} onClick={play}>
      ▶
    </ActionIcon>
  );
}
