import type { LanguagesAnswer } from '../../prompts/api-types.ts';
import { useAnswer, useMe } from '../queries.ts';
import type { ScreenLanguage } from '../texts/texts.ts';

export type LineLanguage = LanguagesAnswer['languages'][number];

/** The languages of the line, with how far each has come. */
export const useLanguages = () => useAnswer<LanguagesAnswer>('/languages');

/** The name of a language of the line, for who reads the screen. */
export const nameOf = ({ nameKm, nameEn }: LineLanguage, screen: ScreenLanguage): string =>
  screen === 'km' ? nameKm : nameEn;

/** Whether the person may say that callers hear a recording. */
export const useMayApprove = (): boolean => useMe().data?.permissions.includes('prompts:approve') ?? false;

export const useMayRecord = (): boolean => useMe().data?.permissions.includes('prompts:write') ?? false;
