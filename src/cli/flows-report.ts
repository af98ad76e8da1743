import { parseArgs } from 'node:util';
import type { CallInput } from '../core/call/context.ts';
import { shareThatArrives } from '../flows/walk/callers.ts';
import { nearestRank, rounded } from '../flows/walk/ranks.ts';
import { secondsUntil, start, waysToContent, type Way, type World } from '../flows/walk/ways.ts';
import { callerOf, COMMUNE, onWalkedLine, WALKED_FLOW } from './walked-line.ts';
import { withLine } from './with-line.ts';

/**
 * `npm run -s flows:report`: JSON with, for each destination, how many keys and how many seconds of speech lie between
 * the answer and the content, for a new caller, for one who has the commune's code at hand and for one whose commune is
 * known, and how many callers with clumsy fingers arrive. With `--keep` the line of DATA_DIR keeps the ways of a new
 * caller, beside which its reports show those of real ones.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
  let found: ReturnType<typeof report> | undefined;
  await onWalkedLine((world) => {
    found = report(world);
  });
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  if (values.keep && found) await keep(found.languages);
}

/** In place of what was kept before. */
async function keep(languages: { [language: string]: { newCaller: Measured } }): Promise<void> {
  await withLine(({ database }) => {
    database.transaction(() => {
      database.statement('delete from shortest_ways').run();
      const put = database.statement(
        'insert into shortest_ways (language, topic, presses, seconds) values (?, ?, ?, ?)',
      );
      for (const [language, { newCaller }] of Object.entries(languages)) {
        for (const { destination, presses, seconds } of newCaller.destinations) {
          put.run(language, destination, presses.median, seconds.median);
        }
      }
    });
    return 0;
  });
}

interface Figures {
  presses: { median: number };
  seconds: { median: number };
}

interface Measured {
  destinations: (Figures & { destination: string })[];
}

function report(world: World) {
  return {
    flow: WALKED_FLOW,
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

function measured(world: World, caller: CallInput) {
  const all = waysToContent(world, caller);
  // Who knows the code wants what lies behind it; the lists are measured for the others.
  const ways = world.codes.length > 0 ? all.filter(({ place }) => place.keys.some(isCode)) : all;
  const names = [...new Set(ways.map((way) => way.destination))].toSorted();
  return {
    secondsToFirstOption: rounded(secondsUntil(start(world, caller).utterance, '1'), 1),
    destinations: names.map((name) => ({
      destination: name,
      ...figures(ways.filter((way) => way.destination === name)),
    })),
    // Each destination counts once, at its median: there are many communes, and one kind of wish behind them.
    all: figures(names.map((name) => middleOf(ways.filter((way) => way.destination === name)))),
    arriving: [0.1, 0.2].map((wrongKeys) => ({
      wrongKeys,
      share: rounded(shareThatArrives(world, caller, callersOf(ways, names), wrongKeys), 3),
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

function figures(ways: Way[]) {
  const presses = ways.map((way) => way.place.presses);
  const seconds = ways.map((way) => way.place.seconds);
  return {
    contents: ways.length,
    presses: { least: Math.min(...presses), median: nearestRank(presses, 0.5), most: Math.max(...presses) },
    seconds: {
      least: rounded(Math.min(...seconds), 1),
      median: rounded(nearestRank(seconds, 0.5), 1),
      ninetiethPercentile: rounded(nearestRank(seconds, 0.9), 1),
      most: rounded(Math.max(...seconds), 1),
    },
    keys: middleOf(ways).place.keys.join(' '),
  };
}

const middleOf = (ways: Way[]): Way =>
  ways.toSorted((a, b) => a.place.seconds - b.place.seconds)[Math.ceil(ways.length / 2) - 1] as Way;

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
