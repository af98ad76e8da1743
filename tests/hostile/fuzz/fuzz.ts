import { parseArgs } from 'node:util';
import { runFuzz } from './run-fuzz.ts';

/** `npm run fuzz -- --cases 1000000 --seed 7`: nasty requests at every door. Prints JSON; exit 1 where something failed. */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '50000' }, seed: { type: 'string', default: '1' } },
});
const cases = Number(values.cases);
const report = await runFuzz(cases, Number(values.seed), (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${cases}`);
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const { failures, undocumented, unhandled, database } = report;
process.exit(failures + undocumented + unhandled === 0 && database === 'ok' ? 0 : 1);
