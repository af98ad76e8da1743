import { Button, Card, FileInput, Group, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useWords } from '../language.tsx';
import { Failed } from '../parts/states.tsx';
import { useChange, useMe } from '../queries.ts';
import { nameOf, useLanguages } from './languages.ts';
import { useSpeaker } from './speaker.ts';
import { sendZip } from './zip-sending.ts';

/** The form with which a zip goes on its way. */
export function NewImport() {
  const { texts, language: screen } = useWords();
  const words = texts.voices;
  const { data: me } = useMe();
  const languages = useLanguages().data?.languages ?? [];
  const [language, setLanguage] = useState('km');
  const [speaker, setSpeaker] = useSpeaker();
  const [file, setFile] = useState<File | null>(null);
  const send = useChange(async () => {
    if (me && file) await sendZip(me.id, { language, speaker }, file);
  }, '/recording-imports');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send.mutate(undefined, { onSuccess: () => setFile(null) });
  };
  return (
    <Card withBorder component="form" onSubmit={submit}>
      <Group align="end">
        <Select
          label={words.language}
          data={languages.map((one) => ({ value: one.code, label: nameOf(one, screen) }))}
          value={language}
          allowDeselect={false}
          onChange={(value) => setLanguage(value ?? language)}
        />
        <TextInput
          label={words.recording.speakerName}
          value={speaker}
          maxLength={100}
          required
          withAsterisk={false}
          onChange={(event) => setSpeaker(event.currentTarget.value)}
        />
        <FileInput
          label={words.bulk.file}
          placeholder={words.bulk.choose}
          accept=".zip,application/zip"
          value={file}
          onChange={setFile}
          miw={220}
        />
        <Button type="submit" loading={send.isPending} disabled={!file}>
          {words.bulk.send}
        </Button>
      </Group>
      {send.isError && <Failed error={send.error} />}
    </Card>
  );
}
