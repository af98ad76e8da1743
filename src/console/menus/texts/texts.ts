import type { ScreenLanguage } from '../../texts/texts.ts';
import { en } from './en.ts';
import { fieldsEn } from './fields-en.ts';
import { fieldsKm } from './fields-km.ts';
import { km } from './km.ts';
import { problemsEn, type ProblemTexts } from './problems-en.ts';
import { problemsKm } from './problems-km.ts';

export type MenuTexts = typeof en;
export type FieldTexts = typeof fieldsEn;
export type { ProblemTexts };

/** Kept apart from the other texts of the console: whoever opens no menu does not load them. */
export const MENU_TEXTS: Record<ScreenLanguage, MenuTexts> = { km, en };

export const FIELD_TEXTS: Record<ScreenLanguage, FieldTexts> = { km: fieldsKm, en: fieldsEn };

export const PROBLEM_TEXTS: Record<ScreenLanguage, ProblemTexts> = { km: problemsKm, en: problemsEn };
