import { useMemo } from 'react';
import { useWords } from '../language.tsx';

const ZONE = { timeZone: 'Asia/Phnom_Penh' } as const;

/** Moments and days of calls: those of Phnom Penh, wherever this browser is. */
export function useWhen() {
  const { language } = useWords();
  return useMemo(() => {
    const dateStyle = language === 'km' ? 'short' : 'medium';
    const moment = new Intl.DateTimeFormat('en-GB', { dateStyle, timeStyle: 'short', ...ZONE });
    const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', ...ZONE });
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle, timeZone: 'UTC' });
    return {
      moment: (at: number) => moment.format(at),
      clock: (at: number) => clock.format(at),
      /** In: a day, as `2026-11-21`. */
      day: (name: string) => day.format(Date.parse(name)),
    };
  }, [language]);
}
