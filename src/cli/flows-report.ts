import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shareThatArrives } from './simulated-callers.ts';
import { secondsUntil, start, waysToContent, type Way, type World } from './ways.ts';
import { readFlows } from '../config/flow-files.ts';
import { readSettings } from '../config/settings.ts';
import { createContext, ROOT } from '../context.ts';
import type { CallInput } from '../core/call/context.ts';
import { destinationPaths } from '../core/flow/destinations.ts';

const FLOW = 'citizen-line';
/** A commune to type, and the one of a caller who has called before. */
const COMMUNE = '020101';

/**
 * `npm run -s flows:report`: JSON with, for each destination, how many keys and how many seconds of speech lie between
 * the answer and the content, for a new caller, for one who has the commune's code at hand and for one whose commune is
 * known, and how many callers with clumsy fingers arrive.
 */
async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sdap-report-'));
  try {
    const settings = { ...readSettings({ LOG_LEVEL: 'silent' }), dataDir };
    const context = await createContext(settings, { database: ':memory:' });
    const world: World = {
      ...context,
      machine: context.flows.current(FLOW).machine,
      destinations: destinationPaths(FLOW, readFlows(join(ROOT, 'call-flows'))),
      codes: [],
    };
    process.stdout.write(`${JSON.stringify(report(world), null, 2)}\n`);
    context.close();
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

const callerOf = (language: string, commune: string | null): CallInput => ({
  language,
  caller: { commune, returning: commune !== null },
  line: {},
  rotation: 0,
});

function report(world: World): object {
  return {
    flow: FLOW,
    languages: {
      km: {
        newCaller: measured(world, callerOf('km', null)),
        callerWithCode: measured({ ...world, codes: [COMMUNE] }, callerOf('km', null)),
        knownCaller: measured(world, callerOf('km', COMMUNE)),
      },
      // The ways are the same; only the length of the sentences differs.
      en: { newCaller: measured(world, callerOf('en', null)) },
    },
  };
}

function measured(world: World, caller: CallInput): object {
  const all = waysToContent(world, caller);
  // Who knows the code wants what lies behind it; the lists are measured for the others.
  const ways = world.codes.length > 0 ? all.filter(({ place }) => place.keys.some(isCode)) : all;
  const names = [...new Set(ways.map((way) => way.destination))].toSorted();
  return {
    secondsToFirstOption: round(secondsUntil(start(world, caller).utterance, '1')),
    destinations: names.map((name) => ({
      destination: name,
      ...figures(ways.filter((way) => way.destination === name)),
    })),
    // Each destination counts once, at its median: there are many communes, and one kind of wish behind them.
    all: figures(names.map((name) => middleOf(ways.filter((way) => way.destination === name)))),
    arriving: [0.1, 0.2].map((wrongKeys) => ({
      wrongKeys,
      share: round(shareThatArrives(world, caller, callersOf(ways, names), wrongKeys), 3),
    })),
  };
}

const isCode = (keys: string): boolean => keys.length > 1;

/** As many callers for each destination, spread over its contents. */
const callersOf = (ways: Way[], names: string[]): Way[] =>
  names.flatMap((name) => {
    const wanted = ways.filter((way) => way.destination === name);
    return Array.from(
      { length: CALLERS_PER_DESTINATION },
      (_, index) => wanted[index % wanted.length] as Way,
    );
  });

const CALLERS_PER_DESTINATION = 50;

function figures(ways: Way[]): object {
  const presses = ways.map((way) => way.place.presses);
  const seconds = ways.map((way) => way.place.seconds);
  return {
    contents: ways.length,
    presses: { least: Math.min(...presses), median: share(presses, 0.5), most: Math.max(...presses) },
    seconds: {
      least: round(Math.min(...seconds)),
      median: round(share(seconds, 0.5)),
      ninetiethPercentile: round(share(seconds, 0.9)),
      most: round(Math.max(...seconds)),
    },
    keys: middleOf(ways).place.keys.join(' '),
  };
}

const middleOf = (ways: Way[]): Way =>
  ways.toSorted((a, b) => a.place.seconds - b.place.seconds)[Math.ceil(ways.length / 2) - 1] as Way;

/** The value below which the given share of the values lies: the nearest rank. */
const share = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? 0;

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
