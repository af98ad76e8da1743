import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analyst } from '../analytics/analyst.ts';
import {
  LICENCE,
  LICENCE_URL,
  type OpenIndex,
  type OpenMonth,
  type OpenRound,
} from '../analytics/open/api-types.ts';
import { dayAfter, dayInPhnomPenh } from '../calendar/phnom-penh.ts';

/** A month is published when it is over for so many days: by then carriers have told how every call ended. */
const SETTLED_DAYS = 3;

const TERMS = { licence: LICENCE, licenceUrl: LICENCE_URL };

/**
 * The figures for everybody: whole months and whole rounds in the past, each written once and never again. What callers
 * have forgotten later, or what is put right, changes nothing that was published: from the difference one could learn about
 * a single caller.
 */
export interface OpenFigures {
  /** Publishes what is over and was not published yet. */
  publishDue(): Promise<void>;
  /** The newest first. */
  months(): OpenMonth[];
  rounds(): OpenRound[];
  index(): Promise<OpenIndex>;
}

interface Parts {
  /** Answers people, who must not wait for a month to be counted. */
  analyst: Analyst;
  /** One that nobody else asks. */
  ownAnalyst(): Analyst;
  folder: string;
  now(): number;
}

export function openFigures({ analyst, ownAnalyst, folder, now }: Parts): OpenFigures {
  const read = <Kept>(prefix: string): Kept[] => {
    mkdirSync(folder, { recursive: true });
    return readdirSync(folder)
      .filter((name) => name.startsWith(prefix) && name.endsWith('.json'))
      .toSorted()
      .reverse()
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kept);
  };
  // What is published never changes, so it is read once.
  let months: OpenMonth[] | undefined;
  let rounds: OpenRound[] | undefined;
  const monthsNow = (): OpenMonth[] => (months ??= read<OpenMonth>('month-'));
  const roundsNow = (): OpenRound[] => (rounds ??= read<OpenRound>('round-'));

  const publishMonths = async (own: Analyst, before: string): Promise<void> => {
    const span = await analyst.ask('logSpan', {});
    const known = new Set(monthsNow().map(({ month }) => month));
    for (const month of monthsBetween(span?.from ?? before, before)) {
      const figures = known.has(month) ? null : await own.ask('openMonth', { month });
      if (figures) keep(folder, `month-${month}`, { ...TERMS, month, ...figures } satisfies OpenMonth);
    }
    months = undefined;
  };
  const publishRounds = async (own: Analyst, before: string): Promise<void> => {
    const known = new Set(roundsNow().map(({ round }) => round));
    for (const about of await analyst.ask('closedRounds', { before })) {
      if (known.has(about.round)) continue;
      const scores = await own.ask('openRound', { round: about.round });
      const name = `round-${about.closesOn}-${encodeURIComponent(about.round)}`;
      keep(folder, name, { ...TERMS, ...about, scores } satisfies OpenRound);
    }
    rounds = undefined;
  };

  return {
    publishDue: async () => {
      mkdirSync(folder, { recursive: true });
      const settled = dayAfter(dayInPhnomPenh(now()), -SETTLED_DAYS);
      const own = ownAnalyst();
      try {
        await publishMonths(own, settled);
        await publishRounds(own, settled);
      } finally {
        own.close();
      }
    },
    months: monthsNow,
    rounds: roundsNow,
    index: async () => ({
      ...TERMS,
      months: monthsNow().map(({ month, calls }) => ({ month, calls })),
      rounds: roundsNow().map(({ round, name }) => ({ round, name })),
      ...(await analyst.ask('openNames', {})),
    }),
  };
}

/** The months from that of a day to the one before that of another, which is not over. */
function monthsBetween(from: string, before: string): string[] {
  const found = new Set<string>();
  for (let day = from; day.slice(0, 7) < before.slice(0, 7); day = dayAfter(day)) found.add(day.slice(0, 7));
  return [...found];
}

/** All of it or nothing. */
function keep(folder: string, name: string, figures: object): void {
  const path = join(folder, `${name}.json`);
  writeFileSync(`${path}.part`, JSON.stringify(figures));
  renameSync(`${path}.part`, path);
}
