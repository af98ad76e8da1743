import { quantile, round } from './figures.ts';
import type { Load } from './load/load.ts';
import type { Served } from './servers.ts';
import { CALLERS } from './measure.ts';

const SHARES = { p50: 0.5, p99: 0.99, 'p99.9': 0.999 } as const;
type Shares = Record<keyof typeof SHARES, number>;

export interface Latency {
  perSecond: number;
  /** Milliseconds. */
  line: Shares;
  bare: Shares;
  /** Those of the line over those of the bare server. */
  multiple: Shares;
}

/** How long answers take while half as many requests come as the line can answer: the same ones for both servers. */
export async function latency(
  { line, bare, load }: { line: Served; bare: Served; load: Load },
  { perSecond, rounds, seconds }: { perSecond: number; rounds: number; seconds: number },
): Promise<Latency> {
  const all: { line: number[]; bare: number[] } = { line: [], bare: [] };
  for (let count = 0; count < rounds; count += 1) {
    for (const which of ['line', 'bare'] as const) {
      const { port, token, isLine } = which === 'line' ? line : bare;
      const made = await load.run({ port, token, isLine, callers: CALLERS, seconds, perSecond });
      all[which].push(...made.latencies);
    }
  }
  const of = (values: number[]): Shares => sharesOf((share) => round(quantile(values, share)));
  const [ofLine, ofBare] = [of(all.line), of(all.bare)];
  return {
    perSecond,
    line: ofLine,
    bare: ofBare,
    multiple: Object.fromEntries(
      Object.keys(SHARES).map((name) => [
        name,
        round(ofLine[name as keyof Shares] / ofBare[name as keyof Shares]),
      ]),
    ) as unknown as Shares,
  };
}

const sharesOf = (value: (share: number) => number): Shares => ({
  p50: value(SHARES.p50),
  p99: value(SHARES.p99),
  'p99.9': value(SHARES['p99.9']),
});
