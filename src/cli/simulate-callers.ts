import { parseArgs } from 'node:util';
import { calls, cases, recordings, requests } from '../../db/schema.ts';
import type { Context } from '../context.ts';
import { withCheck } from '../core/speech/check-digits.ts';
import { simulate, type Simulation } from '../flows/walk/simulation.ts';
import { MORE_DESTINATIONS } from '../flows/walk/topics.ts';
import type { World } from '../flows/walk/ways.ts';
import { callerOf, COMMUNE, onWalkedLine, WALKED_FLOW } from './walked-line.ts';

const USAGE = 'usage: npm run -s simulate-callers -- [--calls <number>] [--seed <number>]';

/** A ticket and a case that somebody asks about; there are none in the reference data. */
const TICKET = '02014711';
const CASE = withCheck('41750');

/**
 * `npm run -s simulate-callers -- [--calls N] [--seed S]`: JSON with what is assumed of callers, then the share that
 * reaches what they came for: by kind of caller, chance of a wrong key, and topic. N callers of each (100).
 */
async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  await onWalkedLine((world, context) => {
    addNumbers(context);
    process.stdout.write(`${JSON.stringify(run(world, options), null, 2)}\n`);
  });
}

function run(world: World, options: { calls: number; seed: number }): Simulation {
  const destinations = new Map([...world.destinations, ...MORE_DESTINATIONS]);
  return simulate(
    { ...world, destinations, officerKey: '0' },
    {
      ...options,
      input: (communeKnown) => callerOf('km', communeKnown ? COMMUNE : null),
      numbers: { commune: COMMUNE, ticket: TICKET, case: CASE },
    },
  );
}

function addNumbers({ database, clock }: Context): void {
  const at = clock.now();
  const sample = { id: 'sample', provider: 'simulator', language: 'km' };
  database.transaction(() => {
    database.db
      .insert(requests)
      .values({
        ...{ number: TICKET, office: 'owso', place: '0201', service: 'birth-certificate', state: 'ready' },
        ...{ updatedAt: at, updatedBy: 'simulate-callers' },
      })
      .run();
    database.db
      .insert(calls)
      .values({
        ...{ ...sample, providerCallId: 'sample', line: '', flowId: WALKED_FLOW, flowVersion: '' },
        startedAt: at,
      })
      .run();
    database.db
      .insert(recordings)
      .values({ ...sample, callId: 'sample', state: 'lost', madeAt: at })
      .run();
    database.db
      .insert(cases)
      .values({
        ...{ number: CASE, kind: 'question', recording: 'sample', language: 'km', callId: 'sample' },
        ...{ state: 'open', openedAt: at, stateAt: at },
      })
      .run();
  });
}

/** Throws the usage for anything that is not a whole number from 1 on. */
function optionsOf(args: string[]): { calls: number; seed: number } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { calls: { ...text, default: '100' }, seed: { ...text, default: '1' } },
  });
  const [calls, seed] = [values.calls, values.seed].map((value) => {
    if (!/^[1-9]\d{0,6}$/.test(value))
      throw new Error(`"${value}" is not a whole number from 1 on.\n${USAGE}`);
    return Number(value);
  });
  return { calls: calls ?? 100, seed: seed ?? 1 };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
