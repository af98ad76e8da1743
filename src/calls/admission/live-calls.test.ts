import { expect, it } from 'vitest';
import { liveCalls } from './live-calls.ts';

const MINUTE_MS = 60_000;

it('counts calls and those of a caller until they end', () => {
  const live = liveCalls(() => 0);
  live.had('a', 'sokha');
  live.had('b', 'sokha');
  live.had('c', null);
  live.had('a');
  expect([live.count(), live.ofCaller('sokha'), live.ofCaller('dara')]).toEqual([3, 2, 0]);
  live.ended('a');
  live.ended('a');
  live.ended('never seen');
  expect([live.count(), live.ofCaller('sokha')]).toEqual([2, 1]);
});

it('forgets a call that nobody ended, and keeps one that goes on', () => {
  let now = 0;
  const live = liveCalls(() => now);
  live.had('quiet', 'sokha');
  live.had('talks', 'dara');
  now = 2 * MINUTE_MS;
  live.had('talks');
  now = 4 * MINUTE_MS;
  expect([live.ofCaller('sokha'), live.ofCaller('dara'), live.count()]).toEqual([0, 1, 1]);
});

it.each([-24 * 60, 24 * 60])('is empty after the clock jumped by %d minutes, and counts on', (minutes) => {
  let now = 0;
  const live = liveCalls(() => now);
  live.had('a', 'sokha');
  now = minutes * MINUTE_MS;
  expect(live.count()).toBe(0);
  live.had('a', 'sokha');
  expect([live.count(), live.ofCaller('sokha')]).toEqual([1, 1]);
});
