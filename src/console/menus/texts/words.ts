import { useWords } from '../../language.tsx';
import type { ScreenLanguage } from '../../texts/texts.ts';
import { en } from './en.ts';
import { fieldsEn } from './fields-en.ts';
import { fieldsKm } from './fields-km.ts';
import { km } from './km.ts';

export type MenuTexts = typeof en;
export type FieldTexts = typeof fieldsEn;

/** Kept apart from the other texts of the console: whoever opens no menu does not load them. */
const TEXTS: Record<ScreenLanguage, MenuTexts> = { km, en };

export const FIELD_TEXTS: Record<ScreenLanguage, FieldTexts> = { km: fieldsKm, en: fieldsEn };

export const useMenuTexts = (): MenuTexts => TEXTS[useWords().language];

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

const FIELD_WORDS: Record<ScreenLanguage, FieldWords> = { km: wordsOf(fieldsKm), en: wordsOf(fieldsEn) };

export const useFieldWords = (): FieldWords => FIELD_WORDS[useWords().language];
