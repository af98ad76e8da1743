import { expect, it } from 'vitest';
import { hadTheirTime, nameOfBackup, timeOfBackup } from './kept.ts';

const NOW = Date.UTC(2026, 10, 27, 2, 5);
const HOUR_MS = 60 * 60 * 1000;
const hoursAgo = (hours: number): string => nameOfBackup(NOW - hours * HOUR_MS);

it('names a backup by its time, and finds the time in the name', () => {
  expect(nameOfBackup(NOW)).toBe('2026-11-27T02-05-00Z');
  expect(timeOfBackup('2026-11-27T02-05-00Z')).toBe(NOW);
  expect(timeOfBackup('lost+found')).toBeNull();
  expect(timeOfBackup('2026-11-27T02-05-00Z.part')).toBeNull();
});

it('keeps every backup of two days, one a day for thirty, and nothing older', () => {
  const hourly = Array.from({ length: 24 * 40 }, (_, hours) => hoursAgo(hours));
  const gone = new Set(hadTheirTime(hourly, NOW));
  const kept = hourly.filter((name) => !gone.has(name));
  expect(kept.slice(0, 49)).toEqual(hourly.slice(0, 49));
  const older = kept.slice(49).map((name) => name.slice(0, 10));
  expect(new Set(older).size).toBe(older.length);
  // 24 November has backups among those of two days already, but its last one is older than none of them.
  expect(older[0]).toBe('2026-11-24');
  expect(older.at(-1)).toBe('2026-10-28');
});

it('never removes the newest, however old, nor what is no backup', () => {
  expect(hadTheirTime([hoursAgo(9_000), 'notes.txt'], NOW)).toEqual([]);
  expect(hadTheirTime([hoursAgo(9_001), hoursAgo(9_000)], NOW)).toEqual([hoursAgo(9_001)]);
});
