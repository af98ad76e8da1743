import { randomBytes, randomUUID } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Analyst } from '../analytics/analyst.ts';
import { dayInPhnomPenh } from '../calendar/phnom-penh.ts';
import { Refusal } from '../staff/refusal.ts';
import type { ExportAnswer, NewExportRequest } from './api-types.ts';
import { exportContent } from './export-content.ts';
import { filterOf, type Progress } from './exported-table.ts';

/** Files that one person may have lying at once. */
const MOST_FILES = 20;

export interface ExportParts {
  analyst: Analyst;
  folder: string;
  now(): number;
  /** For how long a file is kept: long enough for the slowest line, and no second archive of callers. */
  keepMs(): number;
  /** Where a failure goes that nobody waits for. */
  failed(error: unknown): void;
}

/**
 * Exports as files: made one after another, so that the log is read by one of them at a time, and kept for some days, so
 * that a download that broke off goes on from where it was. A file that is ready survives the end of the process.
 */
export interface ExportFiles {
  /** Throws Refusal where the owner has too many. */
  make(wish: NewExportRequest, owner: string): ExportAnswer;
  of(owner: string): ExportAnswer[];
  /** Throws Refusal: not-found, also for somebody else's. */
  find(id: string, owner: string): ExportAnswer;
  /** Where it lies. Throws Refusal where it is not ready. */
  path(id: string, owner: string): string;
  /** Takes it away, and stops the work on it. */
  remove(id: string, owner: string): Promise<void>;
  /** How many were made before a moment, in milliseconds since 1970 (UTC). */
  countOlder(before: number): number;
  /** Takes those away. Out: how many. */
  removeOlder(before: number): Promise<number>;
  /** Stops what is being made. */
  close(): void;
}

interface Kept {
  answer: Omit<ExportAnswer, 'until'>;
  owner: string;
}

export function exportFiles(parts: ExportParts): ExportFiles {
  const { folder, now, keepMs } = parts;
  const kept = new Map<string, Kept>(readKept(folder).map((one) => [one.answer.id, one]));
  const working = new Map<string, AbortController>();
  let queue = Promise.resolve();

  const pathOf = ({ answer: { id, wish } }: Kept): string => join(folder, `${id}.${wish.format}`);
  const own = (id: string, owner: string): Kept => {
    const one = kept.get(id);
    if (one?.owner === owner) return one;
    throw new Refusal('not-found', 'There is no such export any more. Make it anew.');
  };
  const told = ({ answer }: Kept): ExportAnswer => ({ ...answer, until: answer.madeAt + keepMs() });
  const olderThan = (before: number): Kept[] =>
    [...kept.values()].filter(({ answer }) => answer.madeAt <= before);
  const takeAway = async (one: Kept): Promise<void> => {
    const { id } = one.answer;
    kept.delete(id);
    working.get(id)?.abort();
    await Promise.all([rm(pathOf(one), { force: true }), rm(join(folder, `${id}.json`), { force: true })]);
  };
  const work = async (one: Kept): Promise<void> => {
    const stop = new AbortController();
    if (!kept.has(one.answer.id)) return;
    working.set(one.answer.id, stop);
    try {
      await write(parts, one, pathOf(one), stop.signal);
    } catch (error) {
      one.answer.state = 'failed';
      if (!stop.signal.aborted) parts.failed(error);
    } finally {
      working.delete(one.answer.id);
    }
  };

  return {
    make: (wish, owner) => {
      if ([...kept.values()].filter((one) => one.owner === owner).length >= MOST_FILES)
        throw new Refusal('not-in-this-state', `You have ${MOST_FILES} exports. Delete one first.`);
      const madeAt = now();
      const answer: Kept['answer'] = {
        ...{ id: randomUUID(), wish, state: 'waiting', madeAt, share: 0, rows: 0, bytes: null },
      };
      const one = { answer, owner };
      kept.set(answer.id, one);
      queue = queue.then(() => work(one));
      return told(one);
    },
    of: (owner) =>
      [...kept.values()]
        .filter((one) => one.owner === owner)
        .map(told)
        .sort((a, b) => b.madeAt - a.madeAt),
    find: (id, owner) => told(own(id, owner)),
    path: (id, owner) => {
      const one = own(id, owner);
      if (one.answer.state !== 'ready')
        throw new Refusal('not-in-this-state', 'This export is not ready. Ask for it again in a moment.');
      return pathOf(one);
    },
    remove: (id, owner) => takeAway(own(id, owner)),
    countOlder: (before) => olderThan(before).length,
    removeOlder: async (before) => {
      const old = olderThan(before);
      await Promise.all(old.map(takeAway));
      return old.length;
    },
    close: () => {
      for (const stop of working.values()) stop.abort();
      kept.clear();
    },
  };
}

/** Writes the file, and beside it what it is, which makes it one that is ready. */
async function write(parts: ExportParts, one: Kept, path: string, signal: AbortSignal): Promise<void> {
  const { analyst, folder, now } = parts;
  const { answer } = one;
  answer.state = 'making';
  const filter = await filterOf(analyst, answer.wish, dayInPhnomPenh(now()));
  const size = await analyst.ask('exportSize', { table: answer.wish.table, filter });
  let done = 0;
  const progress: Progress = (passed, rows) => {
    done += passed;
    answer.rows += rows;
    answer.share = size === 0 ? 1 : Math.min(1, done / size);
  };
  const key = randomBytes(32).toString('hex');
  const { stream } = await exportContent(analyst, answer.wish, filter, { key, now: now(), progress });
  mkdirSync(folder, { recursive: true });
  const unfinished = `${path}.part`;
  try {
    await pipeline(stream, createWriteStream(unfinished), { signal });
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
  Object.assign(answer, { state: 'ready', share: 1, bytes: statSync(path).size });
  await writeFile(join(folder, `${answer.id}.json`), JSON.stringify(one));
}

/** The files that an earlier process left ready. What it left unfinished goes. */
function readKept(folder: string): Kept[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder);
  const kept = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kept)
    .filter(({ answer }) => names.includes(`${answer.id}.${answer.wish.format}`));
  const known = new Set(kept.flatMap(({ answer: { id, wish } }) => [`${id}.json`, `${id}.${wish.format}`]));
  for (const name of names) if (!known.has(name)) rmSync(join(folder, name));
  return kept;
}
