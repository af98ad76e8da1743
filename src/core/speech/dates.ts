import { FlowFault } from '../flow/faults.ts';
import { numberPrompts } from './numbers.ts';

/**
 * A date as prompts: in Khmer ថ្ងៃទី ... ខែ ... ឆ្នាំ ..., and so in the oral languages; in English month, day, year.
 * In: `2026-11-21` (ISO 8601, a real day of the calendar). Throws FlowFault `not-a-date`.
 */
export function datePrompts(iso: string, language: string): string[] {
  const { year, month, day } = isoDate(iso);
  const spokenDay = numberPrompts(day, language);
  const spokenYear = yearPrompts(year, language);
  return language === 'en'
    ? [`month-${month}`, ...spokenDay, ...spokenYear]
    : ['date-day', ...spokenDay, `month-${month}`, 'date-year', ...spokenYear];
}

/** The numbers of a date such as `2026-11-21`. Throws FlowFault `not-a-date` for what is no day of the calendar. */
export function isoDate(iso: string): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const [year, month, day] = (match ?? []).slice(1).map(Number);
  if (!year || !month || !day || month > 12 || day > daysIn(month, year)) {
    throw new FlowFault('not-a-date', `${iso} is not a date like 2026-11-21.`);
  }
  return { year, month, day };
}

/** A year is a plain number, but English reads 2026 as twenty, twenty-six and 2005 as two thousand, five. */
export function yearPrompts(year: number, language: string): string[] {
  const lastTwo = year % 100;
  if (language !== 'en' || year < 1100 || year > 9999 || lastTwo < 10) return numberPrompts(year, language);
  return [...numberPrompts(Math.floor(year / 100), language), ...numberPrompts(lastTwo, language)];
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
