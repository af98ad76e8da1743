import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../language.tsx';
import { Section } from '../../parts/section.tsx';
import { useUnsaved } from '../../parts/unsaved.tsx';
import { CaseFailed } from './case-failed.tsx';
import { useDay } from './case-words.tsx';
import { useCaseChange, type OneCase } from './use-case.ts';

/** What staff write down for each other. */
export function Notes({ one }: { one: OneCase }) {
  const { texts } = useWords();
  const words = texts.cases;
  const day = useDay();
  const [text, setText] = useState('');
  useUnsaved(text.trim() !== '');
  const add = useCaseChange<string>(one, 'notes', (written) => ({ text: written }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(text, { onSuccess: () => setText('') });
  };
  return (
    <Section title={words.notes} about={words.notesHint}>
      {one.notes.length === 0 && <Text>{words.noNotes}</Text>}
      {one.notes.map((note, index) => (
        <div key={index}>
          <Text size="sm" c="dimmed">
            {words.answeredBy(note.by, day(note.on))}
          </Text>
          <Text style={{ whiteSpace: 'pre-wrap' }}>{note.text}</Text>
        </div>
      ))}
      <form onSubmit={submit}>
        <Stack gap="xs" align="start">
          <Textarea
            label={words.note}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={2}
            w="100%"
            required
            withAsterisk={false}
          />
          <Button type="submit" variant="default" loading={add.isPending} disabled={text.trim() === ''}>
            {words.addNote}
          </Button>
        </Stack>
      </form>
      {add.isError && <CaseFailed error={add.error} />}
    </Section>
  );
}
