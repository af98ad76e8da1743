import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { datePrompts, yearPrompts } from './dates.ts';

describe('a date', () => {
  it('is day, month, year in Khmer, each after its word', () => {
    expect(datePrompts('2026-11-21', 'km')).toEqual([
      ...['date-day', 'number-20', 'number-1'],
      'month-11',
      ...['date-year', 'number-2', 'number-1000', 'number-20', 'number-6'],
    ]);
  });

  it('is month, day, year in English', () => {
    expect(datePrompts('2026-03-05', 'en')).toEqual([
      'month-3',
      'number-5',
      ...['number-20', 'number-20', 'number-6'],
    ]);
  });

  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '2026-04-30', '2026-12-31'])(
    'is spoken for the real day %s',
    (day) => {
      expect(datePrompts(day, 'km')).toContain(`month-${Number(day.slice(5, 7))}`);
    },
  );

  it.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01'])(
    'is refused where the calendar has no such day: %s',
    (day) => {
      expect(faultCode(() => datePrompts(day, 'km'))).toBe('not-a-date');
    },
  );

  it.each(['', '21/11/2026', '2026-1-5', '2026-11-21T08:00', ' 2026-11-21', 'tomorrow'])(
    'is refused in another shape: "%s"',
    (day) => {
      expect(faultCode(() => datePrompts(day, 'en'))).toBe('not-a-date');
    },
  );

  it('is spoken for every day that the calendar of the host knows', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(datePrompts(iso, 'en')[0]).toBe(`month-${day.getUTCMonth() + 1}`);
      }),
    );
  });
});

describe('a year', () => {
  it('is a plain number in Khmer', () => {
    expect(yearPrompts(2026, 'km')).toEqual(['number-2', 'number-1000', 'number-20', 'number-6']);
  });

  it('is two pairs in English', () => {
    expect(yearPrompts(1979, 'en')).toEqual(['number-19', 'number-70', 'number-9']);
  });

  it('is a plain number in English where its last pair is below ten', () => {
    expect(yearPrompts(2005, 'en')).toEqual(['number-2', 'number-1000', 'number-5']);
    expect(yearPrompts(2000, 'en')).toEqual(['number-2', 'number-1000']);
  });

  it('is refused when it is not whole', () => {
    expect(faultCode(() => yearPrompts(2026.5, 'en'))).toBe('not-a-number');
  });
});
