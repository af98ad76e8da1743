import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { FactColumn } from '../../../directory/api-types.ts';
import { useWords } from '../../language.tsx';
import { PlaceChoice } from '../../parts/place-choice.tsx';
import { formatOf } from './columns.ts';
import { useColumnWords } from './row-words.ts';

interface Field {
  kind: string;
  column: FactColumn;
  value: string;
  error: string | undefined;
  change: (text: string) => void;
}

/** The field of a column, by what stands in it. */
export function RowField({ kind, column: { name, choices }, value, error, change }: Field) {
  const { texts } = useWords();
  const words = useColumnWords(kind);
  const format = formatOf(name);
  const hint = choices ? undefined : words.hint(name);
  const look = { label: words.label(name), ...(hint && { description: hint }), ...(error && { error }) };
  if (choices)
    return <Choice {...look} choices={choices} value={value} change={change} name={name} kind={kind} />;
  if (format === 'weekday') {
    const days = texts.facts.weekdays.map((label, index) => ({ value: String(index + 1), label }));
    return (
      <Select
        {...look}
        data={days}
        value={value}
        onChange={(day) => change(day ?? '')}
        allowDeselect={false}
      />
    );
  }
  if (format === 'place') return <PlaceChoice {...look} value={value} onChange={change} />;
  if (format === 'riel' || format === 'number')
    return (
      <NumberInput
        {...look}
        thousandSeparator=","
        hideControls
        inputMode="numeric"
        value={value}
        onChange={(amount) => change(String(amount))}
      />
    );
  if (format === 'long')
    return (
      <Textarea
        {...look}
        autosize
        minRows={2}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...look}
      type={format === 'date' ? 'date' : 'text'}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      autoComplete="off"
    />
  );
}

function Choice({
  choices,
  value,
  change,
  name,
  kind,
  ...look
}: {
  label: string;
  choices: readonly string[];
  value: string;
  change: (text: string) => void;
  name: string;
  kind: string;
}) {
  const { texts } = useWords();
  const { choice } = useColumnWords(kind);
  const mayBeBlank = choices.includes('');
  return (
    <Select
      {...look}
      data={choices
        .filter((word) => word !== '')
        .map((word) => ({ value: word, label: choice(name, word) ?? word }))}
      value={value === '' ? null : value}
      onChange={(word) => change(word ?? '')}
      allowDeselect={mayBeBlank}
      clearable={mayBeBlank}
      clearButtonProps={{ 'aria-label': texts.close }}
    />
  );
}
