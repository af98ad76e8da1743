import { describe, expect, it } from 'vitest';
import { alertsOf } from './alerts.ts';
import type { Vitals } from './vitals.ts';

const NOW = Date.UTC(2026, 10, 27, 3);
const HOUR_MS = 60 * 60 * 1000;

const WELL: Vitals = {
  callsUnderWay: 4,
  recent: { completed: 40, 'hung-up': 20, 'under-way': 4, failed: 2 },
  lastHour: 200,
  usual: [180, 210, 190, 205],
  errands: { waiting: 2 },
  unready: null,
  disk: { freeBytes: 50e9, totalBytes: 100e9 },
  lastBackupAt: NOW - HOUR_MS,
  backsUp: true,
  clipMisses: 3,
  noRoom: 0,
};

const codes = (change: Partial<Vitals>, before: Vitals | null = WELL): string[] =>
  alertsOf({ ...WELL, ...change }, before, NOW).map(({ code }) => code);

describe('a line that is well', () => {
  it('gives no alert', () => expect(codes({})).toEqual([]));
  it('gives none in an hour that is often quiet', () =>
    expect(codes({ lastHour: 0, usual: [30, 0, 40, 20] })).toEqual([]));
  it('gives none for a few failed calls among very many', () =>
    expect(codes({ recent: { completed: 1_000, failed: 20 } })).toEqual([]));
  it('gives none for a backup that it is not to make', () =>
    expect(codes({ backsUp: false, lastBackupAt: null })).toEqual([]));
});

describe('an alert', () => {
  it.each([
    [
      'not-ready',
      { unready: 'The database cannot be written.' },
      /Calls cannot be answered\. The database cannot/,
    ],
    ['calls-fail', { recent: { completed: 10, failed: 3 } }, /^3 of 13 calls in the last 15 minutes/],
    ['no-room', { noRoom: 4 }, /^4 calls in a minute were told that the line is busy/],
    ['clip-missing', { clipMisses: 5 }, /^2 times a carrier asked for a clip/],
    ['no-calls', { lastHour: 0 }, /at least 180/],
    ['disk-low', { disk: { freeBytes: 9e9, totalBytes: 100e9 } }, /^The disk has 9000 MB left/],
    ['no-backup', { lastBackupAt: NOW - 4 * HOUR_MS }, /^No backup since 2026-11-26T23:00/],
    ['no-backup', { lastBackupAt: null }, /^No backup was ever made/],
    ['work-waits', { errands: { waiting: 1_000 } }, /^1000 recordings and texts wait/],
  ] as [string, Partial<Vitals>, RegExp][])('%s is given, alone and in words', (code, change, words) => {
    expect(codes(change)).toEqual([code]);
    expect(alertsOf({ ...WELL, ...change }, WELL, NOW)[0]?.text).toMatch(words);
  });

  it('tells of clips that were missing before the first look', () =>
    expect(codes({}, null)).toEqual(['clip-missing']));
});
