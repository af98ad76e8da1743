import { median, round } from './figures.ts';
import type { Load } from './load/load.ts';
import { inTurn, measure, type Measured } from './measure.ts';
import type { Served } from './servers.ts';

export interface TurnOverBare {
  /** Requests a second of the line over those of the bare server: the median of pairs that were measured in turn. */
  ratio: number;
  ratios: number[];
  /** The same by processor time, which other programs on the machine disturb less; null where the system does not tell. */
  cpuRatio: number | null;
  line: Measured;
  bare: Measured;
}

/** Until the engine has made fast code of what runs often. */
const WARM_UP_REQUESTS = 5_000;

/** The line and the bare server one after the other, many times, with the same load. */
export async function turnOverBare(
  { line, bare, load }: { line: Served; bare: Served; load: Load },
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<TurnOverBare> {
  // Both warm before anything counts, however slow the machine.
  for (const served of [line, bare]) await measure(load, served, { seconds, requests: WARM_UP_REQUESTS });
  const pairs = await inTurn(
    rounds,
    () => measure(load, line, { seconds }),
    () => measure(load, bare, { seconds }),
    ([turn, plain]) =>
      process.stderr.write(`  turn ${Math.round(turn.perSecond)}/s, bare ${Math.round(plain.perSecond)}/s\n`),
  );
  const ratios = pairs.map(([turn, plain]) => turn.perSecond / plain.perSecond);
  const cpuRatio = median(pairs.map(([turn, plain]) => plain.cpuMicroseconds / turn.cpuMicroseconds));
  const of = (which: 0 | 1): Measured => ({
    perSecond: Math.round(median(pairs.map((pair) => pair[which].perSecond))),
    cpuMicroseconds: round(median(pairs.map((pair) => pair[which].cpuMicroseconds))),
    turnedAway: pairs.reduce((sum, pair) => sum + pair[which].turnedAway, 0),
  });
  return {
    ratio: round(median(ratios)),
    ratios: ratios.map((ratio) => round(ratio)),
    cpuRatio: Number.isFinite(cpuRatio) ? round(cpuRatio) : null,
    line: of(0),
    bare: of(1),
  };
}
