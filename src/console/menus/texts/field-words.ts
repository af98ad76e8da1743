import type { ScreenLanguage } from '../../texts/texts.ts';
import { FIELD_TEXTS, type FieldTexts } from './texts.ts';

/** The words for kinds of elements, their fields and choices. */
export interface FieldWords {
  kind(type: string): string;
  kindMeans(type: string): string | undefined;
  field(name: string): string;
  /** What helps to fill a field; undefined where nobody wrote it in this language. */
  hint(name: string): string | undefined;
  exit(name: string): string;
  choice(value: string): string;
}

/** A name that is in no list is shown as the file has it. */
const wordsOf = ({ kinds, kindsMean, fields, hints, exits, choices }: FieldTexts): FieldWords => ({
  kind: (type) => kinds[type] ?? type,
  kindMeans: (type) => kindsMean[type],
  field: (name) => fields[name] ?? name,
  hint: (name) => hints[name],
  exit: (name) => exits[name] ?? name.replaceAll('-', ' '),
  choice: (value) => choices[value] ?? value,
});

export const FIELD_WORDS: Record<ScreenLanguage, FieldWords> = {
  km: wordsOf(FIELD_TEXTS.km),
  en: wordsOf(FIELD_TEXTS.en),
};
