import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { median, round } from './figures.ts';
import type { Load } from './load/load.ts';
import { inTurn, measure, type Amount, type Measured } from './measure.ts';
import { memoryOf, startLine, type Served } from './servers.ts';

/** What a request costs on one line, over what it costs on the other. */
export interface Costs {
  /** By processor time; null where the system does not tell. */
  cpuRatio: number | null;
  /** By the time that each takes. */
  ratio: number;
  /** Calls that either line turned away meanwhile. */
  turnedAway: number;
}

export interface LogGrowth extends Costs {
  calls: number;
  bytesPerCall: number;
}

/** A line over a long log beside one over a short one. In: two data directories on which no line runs. */
export async function logGrowth(
  load: Load,
  { short, long }: { short: string; long: string },
  how: { rounds: number; seconds: number },
): Promise<LogGrowth> {
  const size = sizeOf(long);
  const lines = { short: await startLine(short), long: await startLine(long) };
  try {
    return { ...size, ...(await compared(load, [lines.short, {}], [lines.long, {}], how)) };
  } finally {
    await Promise.all([lines.short.stop(), lines.long.stop()]);
  }
}

function sizeOf(dataDir: string): { calls: number; bytesPerCall: number } {
  const file = join(dataDir, 'sdap.sqlite');
  const db = new Database(file, { readonly: true });
  const calls = Number(db.prepare('SELECT count(*) FROM calls').pluck().get());
  db.close();
  return { calls, bytesPerCall: Math.round(statSync(file).size / calls) };
}

export interface LiveGrowth extends Costs {
  live: number;
  over: number;
  residentBytesPerLiveCall: number;
}

const FEW = 100;

/** Many calls under way on one line, beside few on another. In: how many; two data directories on which no line runs. */
export async function liveGrowth(
  load: Load,
  folders: { few: string; many: string },
  { live, rounds, seconds }: { live: number; rounds: number; seconds: number },
): Promise<LiveGrowth> {
  // The line would turn away what is more than it is set to carry.
  const settings = { LIVE_CALLS: String(2 * live) };
  const lines = {
    few: await startLine(folders.few, { settings }),
    many: await startLine(folders.many, { settings }),
  };
  try {
    // The same calls go on from one measurement to the next: those that begin cost more than those that go on.
    const [few, many] = [
      { live: FEW, keptAs: 'few' },
      { live, keptAs: 'many' },
    ];
    await measure(load, lines.few, { seconds, ...few, spread: true });
    const before = memoryOf(lines.many).now;
    await measure(load, lines.many, { seconds, ...many, spread: true });
    const resident = memoryOf(lines.many).now - before;
    const costs = await compared(load, [lines.few, few], [lines.many, many], { rounds, seconds });
    return { live, over: FEW, ...costs, residentBytesPerLiveCall: Math.round(resident / live) };
  } finally {
    await Promise.all([lines.few.stop(), lines.many.stop()]);
  }
}

type Side = [Served, Omit<Amount, 'seconds'>];

async function compared(
  load: Load,
  [small, fewer]: Side,
  [large, more]: Side,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Costs> {
  const ofSmall = (): Promise<Measured> => measure(load, small, { seconds, ...fewer });
  const ofLarge = (): Promise<Measured> => measure(load, large, { seconds, ...more });
  await ofSmall();
  await ofLarge();
  const pairs = await inTurn(rounds, ofSmall, ofLarge);
  const cpuRatio = median(pairs.map(([one, other]) => other.cpuMicroseconds / one.cpuMicroseconds));
  return {
    cpuRatio: Number.isFinite(cpuRatio) ? round(cpuRatio) : null,
    ratio: round(median(pairs.map(([one, other]) => one.perSecond / other.perSecond))),
    turnedAway: pairs.flat().reduce((sum, one) => sum + one.turnedAway, 0),
  };
}
