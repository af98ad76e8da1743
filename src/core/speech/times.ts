import { FlowFault } from '../flow/faults.ts';
import { numberPrompts } from './numbers.ts';

/** The parts of a day, as people name an hour by them. */
export const DAY_PARTS = ['night', 'morning', 'afternoon', 'evening'] as const;

const NOON = 12 * 60;

/**
 * A time of day as people say it, in twelve hours: ម៉ោង ពីរ រសៀល, "two in the afternoon"; ម៉ោង ប្រាំពីរ កន្លះ ព្រឹក for
 * half past seven; ម៉ោង ដប់ពីរ ថ្ងៃត្រង់ for noon.
 * In: minutes since midnight, 0 to 1440. Throws FlowFault `not-a-time`.
 */
export function timePrompts(minutes: number, language: string): string[] {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > 1440) {
    throw new FlowFault('not-a-time', `${minutes} is no minute of a day.`);
  }
  const hour = Math.floor(minutes / 60) % 24;
  const minute = minutes % 60;
  const spokenHour = numberPrompts(hour % 12 || 12, language);
  const part = minutes === NOON ? 'time-noon' : `time-${partOf(hour)}`;
  return language === 'km'
    ? ['time-hour', ...spokenHour, ...khmerMinutes(minute), part]
    : [...spokenHour, ...(minute === 0 ? [] : numberPrompts(minute, language)), part];
}

function khmerMinutes(minute: number): string[] {
  if (minute === 0) return [];
  return minute === 30 ? ['time-half'] : [...numberPrompts(minute, 'km'), 'time-minute'];
}

function partOf(hour: number): (typeof DAY_PARTS)[number] {
  if (hour < 4 || hour >= 20) return 'night';
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}
