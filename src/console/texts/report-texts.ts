import { reportsEn } from './reports-en.ts';
import { reportsKm } from './reports-km.ts';
import type { ScreenLanguage } from './texts.ts';

export type ReportTexts = typeof reportsEn;

/** Kept apart from the other texts of the console: whoever opens no report does not load them. */
export const REPORT_TEXTS: Record<ScreenLanguage, ReportTexts> = { km: reportsKm, en: reportsEn };
