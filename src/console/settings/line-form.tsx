import { Select, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { LineAnswer, LineChangedAnswer, LinesAnswer } from '../../directory/api-types.ts';
import { ask, failureOf } from '../api.ts';
import { useWords } from '../language.tsx';
import { FormWindow } from '../parts/form-window.tsx';
import { told } from '../parts/notify.ts';
import { PlaceChoice } from '../parts/place-choice.tsx';
import { useChange } from '../queries.ts';
import { menuTitle } from './line-words.ts';

type Field = 'number' | 'flow' | 'place' | 'language' | 'note';
type Cells = Record<Field, string>;

/** A window in which a number is added, or the one that was seen is changed. */
export function LineForm({
  line,
  answer,
  close,
}: {
  line: LineAnswer | null;
  answer: LinesAnswer;
  close: () => void;
}) {
  const { texts } = useWords();
  const words = texts.settings.lines;
  const [cells, setCells] = useState(() => cellsOf(line));
  const save = useChange(
    (row: Cells) =>
      ask<LineChangedAnswer>('PUT', '/lines', {
        row,
        ...(line && { replaces: line.key, seen: line.seen }),
      }),
    '/lines',
  );
  const isThere = answer.lines.some((one) => one.number === cells.number && one.number !== line?.number);
  const submit = (): void => {
    if (isThere) return;
    save.mutate(cells, {
      onSuccess: () => {
        told(words.saved);
        close();
      },
    });
  };
  const wrong = save.error === null ? undefined : words.wrong[failureOf(save.error).field ?? ''];
  return (
    <FormWindow
      title={line ? words.editTitle(line.number) : words.add}
      {...{ submit, close }}
      busy={save.isPending}
      error={save.error}
      unsaved={isWritten(cells, cellsOf(line))}
      {...(wrong !== undefined && { failed: <Wrong>{wrong}</Wrong> })}
    >
      <LineFields
        {...{ cells, answer }}
        numberError={isThere ? words.there : null}
        set={(field, value) => setCells((before) => ({ ...before, [field]: value }))}
      />
    </FormWindow>
  );
}

const isWritten = (cells: Cells, before: Cells): boolean =>
  Object.entries(before).some(([field, text]) => cells[field as Field] !== text);

const Wrong = ({ children }: { children: ReactNode }) => (
  <Text c="red.9" role="alert">
    {children}
  </Text>
);

const cellsOf = (line: LineAnswer | null): Cells => ({
  number: line?.number ?? '',
  flow: line?.flow ?? '',
  place: line?.place?.code ?? '',
  language: line?.language ?? '',
  note: line?.note ?? '',
});

function LineFields({
  cells,
  answer,
  numberError,
  set,
}: {
  cells: Cells;
  answer: LinesAnswer;
  numberError: string | null;
  set: (field: Field, value: string) => void;
}) {
  const { texts, language } = useWords();
  const words = texts.settings.lines;
  const names = texts.cases.languages;
  return (
    <>
      <TextInput
        label={words.number}
        description={words.numberHint}
        error={numberError}
        value={cells.number}
        onChange={(event) => set('number', event.currentTarget.value.replaceAll(/[\s-]/g, ''))}
        inputMode="tel"
        autoComplete="off"
        required
        withAsterisk={false}
        data-autofocus
      />
      <Select
        label={words.menu}
        description={words.menuHint}
        data={[
          { value: '', label: words.menuOfOthers(menuTitle(answer, null, language)) },
          ...answer.flows.map(({ id }) => ({ value: id, label: menuTitle(answer, id, language) })),
        ]}
        value={cells.flow}
        allowDeselect={false}
        onChange={(flow) => set('flow', flow ?? '')}
      />
      <PlaceChoice
        label={words.place}
        description={words.placeHint}
        placeholder={words.noPlace}
        value={cells.place}
        onChange={(code) => set('place', code)}
      />
      <Select
        label={words.language}
        description={words.languageHint}
        data={[
          { value: '', label: words.anyLanguage },
          ...answer.languages.map((code) => ({ value: code, label: names[code] ?? code })),
        ]}
        value={cells.language}
        allowDeselect={false}
        onChange={(code) => set('language', code ?? '')}
      />
      <TextInput
        label={words.note}
        description={words.noteHint}
        value={cells.note}
        onChange={(event) => set('note', event.currentTarget.value)}
      />
    </>
  );
}
