import { dayInPhnomPenh, inPhnomPenh } from '../calendar/phnom-penh.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * The last day on which a caller should be answered, as `2026-11-21`.
 * In: when the case was opened; how many working days there are from the next day on; the holidays of the offices.
 */
export function dueOn(at: number, workingDays: number, isHoliday: (date: string) => boolean): string {
  let moment = at;
  for (let left = workingDays; left > 0;) {
    moment += DAY;
    if (isWorkingDay(moment, isHoliday)) left -= 1;
  }
  return dayInPhnomPenh(moment);
}

function isWorkingDay(moment: number, isHoliday: (date: string) => boolean): boolean {
  const weekday = inPhnomPenh(moment).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !isHoliday(dayInPhnomPenh(moment));
}
