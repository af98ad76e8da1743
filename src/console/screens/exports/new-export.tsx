import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {
  EXPORT_NAMES,
  formatsOf,
  type ExportName,
  type FileFormat,
  type NewExportRequest,
  type OneExportAnswer,
} from '../../../exports/api-types.ts';
import { ask, failureOf } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { Section } from '../../parts/section.tsx';
import { Failed } from '../../parts/states.tsx';
import { useChange } from '../../queries.ts';
import { EXPORTS } from './use-exports.ts';

/** What is wanted, and in which form. */
export function NewExport() {
  const { texts } = useWords();
  const words = texts.exports;
  const [table, setTable] = useState<ExportName>('calls');
  const [format, setFormat] = useState<FileFormat>('xlsx');
  const [days, setDays] = useState({ from: '', to: '' });
  const make = useChange((wish: NewExportRequest) => ask<OneExportAnswer>('POST', EXPORTS, wish), EXPORTS);
  const choose = (name: ExportName): void => {
    setTable(name);
    if (!formatsOf(name).includes(format)) setFormat('xlsx');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { from, to } = days;
    make.mutate({ table, format, ...(from && { from }), ...(to && { to }) });
  };
  const field = make.error ? failureOf(make.error).field : undefined;
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      label={words[name]}
      description={words.dayHint}
      value={days[name]}
      onChange={({ currentTarget: { value } }) => setDays((before) => ({ ...before, [name]: value }))}
      error={field === name}
    />
  );
  return (
    <Section title={words.make}>
      <form onSubmit={submit}>
        <Group align="end">
          <Select
            label={words.what}
            w={300}
            allowDeselect={false}
            data={EXPORT_NAMES.map((name) => ({ value: name, label: words.names[name] }))}
            value={table}
            onChange={(value) => choose(value ?? 'calls')}
          />
          <Select
            label={words.format}
            allowDeselect={false}
            data={formatsOf(table).map((name) => ({ value: name, label: words.formats[name] }))}
            value={format}
            onChange={(value) => setFormat(value ?? 'xlsx')}
          />
          {day('from')}
          {day('to')}
          <Button type="submit" loading={make.isPending}>
            {words.make}
          </Button>
        </Group>
      </form>
      {make.error && <Failed error={make.error} />}
    </Section>
  );
}
