import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/context.ts';
import type { Figures } from './bench.ts';
import { TURN_OVER_BARE } from './written-down.ts';

/*
 * The bench in its short form. It ends with an error for an answer that is none and for a turn that was lost. No time is
 * looked at, and of the ratio the better one: what else runs on the machine takes the disk or the processor from both
 * servers, but not in equal parts.
 */
it('answers every webhook, and is not half as fast as is written down', async () => {
  const bench = ['--import', 'tsx', 'tests/bench/bench.ts', '--short'];
  const { stdout } = await promisify(execFile)(process.execPath, bench, { cwd: ROOT });
  const { turn } = JSON.parse(stdout) as Figures;
  expect(Math.max(turn.ratio, turn.cpuRatio ?? 0)).toBeGreaterThan(TURN_OVER_BARE / 2);
}, 600_000);
