import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../src/context.ts';
import type { Simulation, TopicResult } from '../src/flows/walk/simulation.ts';
import { TOPICS } from '../src/flows/walk/topics.ts';

/** The command, as `npm run` starts it. */
const run = (...args: string[]): Promise<{ out: string; err: string }> =>
  new Promise((resolve) => {
    const command = ['--import', 'tsx', join(ROOT, 'src/cli/simulate-callers.ts'), ...args];
    execFile('node', command, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 }, (_error, out, err) => {
      resolve({ out, err });
    });
  });

/** Topics of which even the upper end of the interval lies below the target. */
const missed = (topics: TopicResult[], target: number): string[] =>
  topics.filter(({ reached }) => reached.high < target).map(({ topic }) => topic);

describe('npm run simulate-callers', () => {
  it('says what it assumes, and brings the same callers for the same seed', async () => {
    const [{ out, err }, again, others] = await Promise.all([
      run('--calls', '2', '--seed', '5'),
      run('--calls', '2', '--seed', '5'),
      run('--calls', '2', '--seed', '6'),
    ]);
    expect(err).toBe('');
    expect(again.out).toBe(out);
    expect(others.out).not.toBe(out);
    const { assumptions, results, ...rest } = JSON.parse(out) as Simulation;
    expect(Object.keys(JSON.parse(out) as object)[0]).toBe('assumptions');
    expect(assumptions.every(({ what, from }) => what !== '' && from !== '')).toBe(true);
    expect(rest).toEqual({ calls: 2, seed: 5, confidence: 0.95 });
    expect(results.map(({ kind, wrongKeys }) => `${kind} ${wrongKeys}`)).toEqual(
      ['patient', 'impatient', 'silent', 'presses-one'].flatMap((kind) =>
        ['0.04', '0.1', '0.2'].map((wrongKeys) => `${kind} ${wrongKeys}`),
      ),
    );
    for (const { all, topics } of results) {
      expect(topics.map(({ topic }) => topic)).toEqual(TOPICS.map(({ topic }) => topic));
      expect(all.callers).toBe(2 * TOPICS.length);
      const ended = Object.values(all.others).reduce((sum, count) => sum + count, 0);
      expect(all.reached.share).toBeCloseTo((all.callers - ended) / all.callers, 3);
    }
  });

  it('finds patient callers where they want to be; where it misses, the miss is named here', async () => {
    const { out } = await run('--calls', '40');
    const { results } = JSON.parse(out) as Simulation;
    const patient = (wrongKeys: number) =>
      results.find((one) => one.kind === 'patient' && one.wrongKeys === wrongKeys);
    expect({
      'at 10 %': missed(patient(0.1)?.topics ?? [], 0.97),
      'at 20 %': missed(patient(0.2)?.topics ?? [], 0.93),
    }).toEqual({
      // Three unknown numbers in a call, and no more are looked up: that keeps others from guessing.
      'at 10 %': ['request by ticket'],
      // And a scorecard asks many questions, after the commune was found through the lists.
      'at 20 %': ['request by ticket', 'scorecard'],
    });
    const ends = results.filter(({ kind }) => kind === 'impatient').map(({ all }) => all.others['hung-up']);
    expect(ends.every((hungUp) => hungUp > 0)).toBe(true);
  });

  it('says how it is used', async () => {
    expect((await run('--calls', 'many')).err).toBe(
      '"many" is not a whole number from 1 on.\nusage: npm run -s simulate-callers -- [--calls <number>] [--seed <number>]\n',
    );
  });
});
