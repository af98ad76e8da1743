import { expect, it } from 'vitest';
import { runFuzz } from './run-fuzz.ts';

/** As many as a minute or two of work allow; `npm run fuzz -- --cases 1000000` tries more. */
const INPUTS = 20_000;

it('answers whatever comes in at any door, and stays whole', async () => {
  const report = await runFuzz(INPUTS, 5);
  process.stdout.write(
    `Fuzz: ${report.inputs} inputs tried, ${report.failures} with a 5xx or no answer, ${report.unhandled} unhandled, ${report.seconds} s.\n`,
  );
  const { failures, undocumented, unhandled, database, examples, faults } = report;
  expect({ failures, undocumented, unhandled, database, faults, examples }).toEqual({
    ...{ failures: 0, undocumented: 0, unhandled: 0, database: 'ok', faults: {}, examples: [] },
  });
  // What is remembered between requests has an end.
  expect(report.heap.late - report.heap.early).toBeLessThan(80);
}, 900_000);
