import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dayAfter, dayInPhnomPenh, startOfDay } from '../calendar/phnom-penh.ts';
import { dueOn } from '../cases/deadline.ts';
import { readSettings } from '../config/settings.ts';
import { createContext, ROOT } from '../context.ts';
import { withCheck } from '../core/speech/check-digits.ts';
import { seededChance, type Chance } from '../flows/walk/chance.ts';
import { openStore, type Store } from '../storage/database.ts';
import { flowStore } from '../storage/flow-store.ts';
import { tallyStore } from '../storage/tally-store.ts';
import { rollingUp } from '../tally/roll-up.ts';
import { WalkedChoice } from './make-calls/choose-walked.ts';
import { daysOf, momentsOf } from './make-calls/days.ts';
import { Loader, WALKED_ROUND, type Made } from './make-calls/load.ts';
import { MadeCallers } from './make-calls/made-callers.ts';
import { optionsOf, UsageError, type Options } from './make-calls/options.ts';
import { walkCalls, type WalkedCalls } from './make-calls/walked-calls.ts';
import { complain } from './with-line.ts';

/**
 * `npm run -s make-calls -- --to <folder>`: a line with years of calls that nobody made, to see how reports look and how
 * fast they are. Some calls are walked with the real machine, and the others are like one of them, at another time, by
 * somebody else. There is no number behind any caller. Ctrl+C stops it with the calls made so far.
 */

const LINES = ['1294', '1295'];
const CALLS_AT_A_TIME = 10_000;
const CASE_NUMBERS = 100_000;

/** What was made until then is whole. */
let stopped = false;
process.once('SIGINT', () => {
  stopped = true;
});

const begun = Date.now();
const tell = (what: string): boolean =>
  complain(`${String(Math.round((Date.now() - begun) / 1000)).padStart(5)} s  ${what}`);

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2), dayAfter(dayInPhnomPenh(Date.now()), -1));
  const store = await emptyLine(options.to);
  tell(`walking ${options.walked} calls with the real machine`);
  const walked = await walkCalls(options, (done) => tell(`${done} calls walked`));
  const loader = new Loader(store, walked);
  for (const { flowId, version, source } of walked.versions) {
    flowStore(store).keep(flowId, version, source, startOfDay(options.until));
  }
  const chance = seededChance(options.seed + 1);
  const callers = new MadeCallers(options.seed, options.calls, chance);
  const rounds = makeRounds(store, options);
  const making = new Making(options, walked, callers, rounds, chance);
  const rollUp = rollingUp(tallyStore(store, flowStore(store).find));
  let written = 0;
  for (const some of inBatches(making.calls())) {
    loader.write(some);
    // Summed up by the code of the line itself, while the log of it is at hand.
    rollUp(some.length);
    written += some.length;
    tell(`${written} of ${options.calls} calls`);
    await new Promise((resolve) => setImmediate(resolve));
    if (stopped) break;
  }
  writeCallers(store, callers);
  walked.close();
  store.statement('pragma wal_checkpoint(truncate)').all();
  store.close();
  const bytes = statSync(join(options.to, 'sdap.sqlite')).size;
  process.stdout.write(
    `${JSON.stringify({ calls: written, bytes, bytesPerCall: Math.round(bytes / written), seconds: Math.round((Date.now() - begun) / 1000) })}\n`,
  );
}

/** A line as it is when it was started for the first time. Throws UsageError where there are calls. */
async function emptyLine(folder: string): Promise<Store> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'sdap.sqlite');
  const isNew = !existsSync(file);
  const context = await createContext({ ...readSettings({ LOG_LEVEL: 'silent' }), dataDir: folder });
  const [any] = context.database.statement<{ id: string }>('select id from calls limit 1').all();
  context.close();
  if (any && !isNew) throw new UsageError(`The line in ${folder} has calls already. Choose another folder.`);
  return openStore(file, join(ROOT, 'db/migrations'));
}

/** Every call in the order of its beginning. */
class Making {
  readonly #options: Options;
  readonly #callers: MadeCallers;
  readonly #choice: WalkedChoice;
  readonly #versions: number;
  readonly #roundOf: (day: string) => string;
  readonly #chance: Chance;
  #cases = 0;
  #made = 0;

  constructor(
    options: Options,
    walked: WalkedCalls,
    callers: MadeCallers,
    roundOf: (day: string) => string,
    chance: Chance,
  ) {
    this.#options = options;
    this.#callers = callers;
    this.#versions = walked.versions.length;
    this.#choice = new WalkedChoice(walked.calls, this.#versions, chance);
    this.#roundOf = roundOf;
    this.#chance = chance;
  }

  *calls(): Iterable<Made> {
    const days = daysOf(this.#options, this.#chance);
    for (const [index, day] of days.entries()) {
      const version = Math.min(this.#versions - 1, Math.floor((index * this.#versions) / days.length));
      for (const at of momentsOf(day, this.#chance)) yield this.#call(at, day.day, version);
    }
  }

  #call(startedAt: number, day: string, version: number): Made {
    const caller = this.#callers.next(startedAt);
    const walked = this.#choice.next(caller, version, this.#cases < CASE_NUMBERS);
    this.#callers.note(caller, walked);
    this.#made += 1;
    return {
      ...{
        walked: walked.id,
        id: idOf(this.#made),
        line: LINES[this.#chance() < 0.85 ? 0 : 1] ?? '',
        startedAt,
      },
      ...{
        caller: caller.pseudonym,
        firstOf: caller.firstOf,
        isNew: caller.isNew,
        round: this.#roundOf(day),
      },
      ...(walked.opensCase ? this.#case(startedAt) : NO_CASE),
    };
  }

  /** Old cases have been worked on; some of the newest wait. */
  #case(at: number): Pick<Made, 'caseNumber' | 'caseState' | 'caseStateAfter' | 'dueOn'> {
    // 61,037 and the number of stems have no common divisor: every stem comes once.
    const stem = String((this.#cases * 61_037) % CASE_NUMBERS).padStart(5, '0');
    this.#cases += 1;
    const after = Math.floor(this.#chance() ** 2 * 60 * DAY_MS);
    const worked = at + after < startOfDay(this.#options.until) && this.#chance() < 0.97;
    const state = worked ? (CASE_ENDS[Math.floor(this.#chance() * CASE_ENDS.length)] ?? 'closed') : 'new';
    return {
      caseNumber: withCheck(stem),
      caseState: state,
      caseStateAfter: worked ? after : 0,
      dueOn: dueOn(at, 15, () => false),
    };
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
const CASE_ENDS = ['answered', 'closed', 'closed', 'rejected', 'open'];
const NO_CASE = { caseNumber: null, caseState: '', caseStateAfter: 0, dueOn: '' };

/** In the shape of a UUID, rising with time. */
const idOf = (index: number): string => {
  const hex = index.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-6d6164650000`;
};

/** A round of scorecards for each half of a year, with the questions of the example. Out: the round of a day. */
function makeRounds(store: Store, { years, until }: Options): (day: string) => string {
  const name = (day: string): string => `made-${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? 1 : 2}`;
  const days = Array.from({ length: Math.ceil(years * 2) + 1 }, (_, half) => dayAfter(until, -182 * half));
  store.transaction(() => {
    for (const round of new Set(days.map(name))) {
      const [, year, half] = round.split('-');
      const [opens, closes] = half === '1' ? ['01-01', '06-30'] : ['07-01', '12-31'];
      store
        .statement(
          'insert or ignore into rounds (id, name, opens_on, closes_on, enough, sample) values (?, ?, ?, ?, 5, 1)',
        )
        .run(
          round,
          `Made ${year ?? ''}, half ${half ?? ''}`,
          `${year ?? ''}-${opens}`,
          `${year ?? ''}-${closes}`,
        );
      store
        .statement(
          `insert or ignore into scorecard_items (round, kind, item, position)
           select ?, kind, item, position from scorecard_items where round = ?`,
        )
        .run(round, WALKED_ROUND);
    }
  });
  return name;
}

function writeCallers(store: Store, callers: MadeCallers): void {
  tell('writing callers');
  const put = store.statement(
    'insert into callers (pseudonym, commune, first_call_at, last_call_at) values (?, ?, ?, ?)',
  );
  store.transaction(() => {
    for (const { pseudonym, commune, first, last } of callers.all()) put.run(pseudonym, commune, first, last);
  });
}

function* inBatches(calls: Iterable<Made>): Iterable<Made[]> {
  let batch: Made[] = [];
  for (const one of calls) {
    batch.push(one);
    if (batch.length < CALLS_AT_A_TIME) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

main().catch((error: unknown) => {
  complain(
    error instanceof UsageError ? error.message : String(error instanceof Error ? error.stack : error),
  );
  process.exitCode = 1;
});
