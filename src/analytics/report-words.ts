import type { ReportInfo } from './api-types.ts';
import { reportWordsEn } from './report-words/en.ts';
import { reportWordsKm } from './report-words/km.ts';

export type ReportName = keyof typeof reportWordsEn;

/** What a report is called and counts, in both languages. */
export const wordsOf = (name: ReportName): ReportInfo['words'] => ({
  km: reportWordsKm[name],
  en: reportWordsEn[name],
});
