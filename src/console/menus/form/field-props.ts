import type { JsonPath } from '../model/json-path.ts';
import type { Schema } from '../model/schema.ts';
import { useFieldWords, useMenuTexts } from '../texts/words.ts';
import { useWords } from '../../language.tsx';

export interface FieldProps {
  /** The name of the property that the schema gives to the field. */
  name: string;
  schema: Schema;
  path: JsonPath;
  value: unknown;
}

/** The words for a field: its label, and what helps to fill it. */
export function useLabels(name: string, schema: Schema): { label: string; description: string | undefined } {
  const { language } = useWords();
  const words = useFieldWords();
  const texts = useMenuTexts().form;
  const hint = words.hint(name);
  if (hint !== undefined || schema.description === undefined)
    return { label: words.field(name), description: hint };
  // The schema is written in English. Better that than nothing.
  const prefix = language === 'en' ? '' : `${texts.onlyEnglishHint} `;
  return { label: words.field(name), description: `${prefix}${schema.description}` };
}
