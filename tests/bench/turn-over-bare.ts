import { median, round } from './figures.ts';
import type { Load } from './load/load.ts';
import type { Served } from './servers.ts';

export interface TurnOverBare {
  /** Requests a second of the line over those of the bare server: the median of pairs that were measured in turn. */
  ratio: number;
  ratios: number[];
  /** The same by processor time, which other programs on the machine disturb less; null where the system does not tell. */
  cpuRatio: number | null;
  line: { perSecond: number; cpuMicroseconds: number };
  bare: { perSecond: number; cpuMicroseconds: number };
}

export const CALLERS = 64;

/** Until the engine has made fast code of what runs often. */
const WARM_UP_REQUESTS = 5_000;

/** The line and the bare server one after the other, many times, with the same load. */
export async function turnOverBare(
  { line, bare, load }: { line: Served; bare: Served; load: Load },
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<TurnOverBare> {
  const measure = async (served: Served, requests?: number) => {
    const before = served.cpuSeconds();
    const { port, token, isLine } = served;
    const order = { port, token, isLine, callers: CALLERS, seconds, perSecond: null };
    const made = await load.run(requests === undefined ? order : { ...order, requests });
    const cpu = served.cpuSeconds() - before;
    return { perSecond: made.requests / made.seconds, cpuMicroseconds: (cpu * 1e6) / made.requests };
  };
  // Both warm before anything counts, however slow the machine.
  for (const served of [line, bare]) await measure(served, WARM_UP_REQUESTS);
  const pairs: { line: Awaited<ReturnType<typeof measure>>; bare: Awaited<ReturnType<typeof measure>> }[] =
    [];
  for (let count = 0; count < rounds; count += 1) {
    const [first, second] = count % 2 === 0 ? [line, bare] : [bare, line];
    const one = await measure(first);
    const other = await measure(second);
    pairs.push(first === line ? { line: one, bare: other } : { line: other, bare: one });
    const last = pairs.at(-1);
    if (last)
      process.stderr.write(
        `  turn ${Math.round(last.line.perSecond)}/s, bare ${Math.round(last.bare.perSecond)}/s\n`,
      );
  }
  const ratios = pairs.map((pair) => pair.line.perSecond / pair.bare.perSecond);
  const cpuRatios = pairs.map((pair) => pair.bare.cpuMicroseconds / pair.line.cpuMicroseconds);
  const of = (which: 'line' | 'bare') => ({
    perSecond: Math.round(median(pairs.map((pair) => pair[which].perSecond))),
    cpuMicroseconds: round(median(pairs.map((pair) => pair[which].cpuMicroseconds))),
  });
  return {
    ratio: round(median(ratios)),
    ratios: ratios.map((ratio) => round(ratio)),
    cpuRatio: Number.isFinite(median(cpuRatios)) ? round(median(cpuRatios)) : null,
    line: of('line'),
    bare: of('bare'),
  };
}
