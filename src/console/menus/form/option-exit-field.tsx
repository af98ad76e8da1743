import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asName, renameExit } from '../model/edits.ts';
import { useFieldWords, useMenuTexts } from '../texts/words.ts';
import { Exit } from './exits-field.tsx';
import type { FieldProps } from './field-props.ts';
import { useForm, useProblemAt } from './form-context.ts';

/** The way out that a choice takes: where it leads, and what it is called. */
export function OptionExitField({ path, value }: FieldProps) {
  const words = useFieldWords();
  const texts = useMenuTexts().form;
  const { ways, change, put, mayWrite } = useForm();
  const error = useProblemAt(path);
  const exit = typeof value === 'string' ? value : '';
  const [typed, setTyped] = useState<string | null>(null);
  const rename = (): void => {
    const name = asName(typed ?? exit);
    setTyped(null);
    if (!ways || name === '' || name === exit) return;
    // Two choices may share a way out; a new name for one of them parts them.
    if (exit === '' || name in (ways.exits ?? {})) put(path, name);
    else change((node) => renameExit(node, exit, name));
  };
  return (
    <Stack gap="xs">
      {exit !== '' && <Exit exit={exit} path={['exits', exit]} label={texts.leadsTo} />}
      <TextInput
        label={`${words.field('exit')}: ${texts.name}`}
        value={typed ?? exit}
        error={error}
        disabled={!mayWrite}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
      />
    </Stack>
  );
}
