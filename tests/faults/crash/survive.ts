import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../../src/context.ts';
import { surviveCrashes, type CrashReport } from './survive-crashes.ts';

/*
 * `npm run -s survive`: kills the line again and again while callers use it, and prints as JSON what became of all that
 * they were told. Ends with 1 when anything of it is lost, doubled, stuck or otherwise wrong.
 */
const { values } = parseArgs({
  options: {
    live: { type: 'string', default: '2000' },
    minutes: { type: 'string', default: '5' },
    every: { type: 'string', default: '6000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
});

/** Enough to look into; the rest is counted. */
const MOST_SHOWN = 20;

/** On the disk of the project and not in /tmp, which may be memory. */
mkdirSync(join(ROOT, 'var'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'var/survive-'));

async function main(): Promise<void> {
  const seconds = Number(values.minutes) * 60;
  const report = await surviveCrashes({
    dataDir: join(folder, 'data'),
    seed: Number(values.seed),
    live: Number(values.live),
    connections: 64,
    every: Number(values.every),
    faults: Infinity,
    goesOn: (now) => now.seconds < seconds,
    tell: (progress) => void process.stderr.write(`${progress}\n`),
  });
  const { lost, doubled, stuck, unsound } = report.findings;
  const wrong = [...lost, ...doubled, ...stuck, ...unsound];
  process.stdout.write(`${JSON.stringify(figures(report), null, 2)}\n`);
  for (const one of wrong.slice(0, MOST_SHOWN)) process.stderr.write(`${one}\n`);
  if (!values.keep) rmSync(folder, { recursive: true });
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

function figures({ findings, accounts: _, texts: __, seconds, ...counts }: CrashReport): object {
  const { acknowledged, lost, doubled, stuck, unsound } = findings;
  return {
    ...{ seed: Number(values.seed), live: Number(values.live), seconds: Math.round(seconds) },
    ...counts,
    acknowledged,
    ...{ lost: lost.length, doubled: doubled.length, stuck: stuck.length, otherwiseWrong: unsound.length },
  };
}

await main();
