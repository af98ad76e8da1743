import { expect, it } from 'vitest';
import type { Vitals } from './vitals.ts';
import { watch, type News } from './watch.ts';

const WELL: Vitals = {
  ...{ callsUnderWay: 0, recent: {}, lastHour: 1, usual: [], errands: {}, unready: null },
  ...{ disk: { freeBytes: 9, totalBytes: 10 }, lastBackupAt: null, backsUp: false, clipMisses: 0, noRoom: 0 },
};
const ILL: Vitals = { ...WELL, unready: 'The disk is almost full.' };

/** Looks at one state of the line after another. Out: what was told after each. */
async function looks(states: readonly (Vitals | Error)[], tell = (): Promise<void> => Promise.resolve()) {
  const told: string[][] = [];
  const failures: unknown[] = [];
  let next = 0;
  const look = watch({
    now: () => 0,
    read: () => {
      const state = states[next++] as Vitals | Error;
      return state instanceof Error ? Promise.reject(state) : Promise.resolve(state);
    },
    tell: async (news: readonly News[]) => {
      await tell();
      told.at(-1)?.push(...news.map(({ alert, state }) => `${alert} ${state}`));
    },
    failed: (error) => failures.push(error),
  });
  for (const _ of states) {
    told.push([]);
    await look();
  }
  return { told, failures };
}

it('tells once that something begins, and once that it ends', async () => {
  const { told } = await looks([WELL, ILL, ILL, WELL, WELL]);
  expect(told).toEqual([[], ['not-ready begins'], [], ['not-ready ends'], []]);
});

it('tells again with the next look what nobody could be told', async () => {
  let times = 0;
  const { told, failures } = await looks([ILL, ILL, ILL], () =>
    (times += 1) === 1 ? Promise.reject(new Error('No way out.')) : Promise.resolve(),
  );
  expect(told).toEqual([[], ['not-ready begins'], []]);
  expect(failures).toEqual([new Error('No way out.')]);
});

it('goes on after a look that failed', async () => {
  const { told, failures } = await looks([WELL, new Error('The log cannot be read.'), ILL]);
  expect(told).toEqual([[], [], ['not-ready begins']]);
  expect(failures).toHaveLength(1);
});
