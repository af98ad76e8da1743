import { median, round } from './figures.ts';
import { startLoad, type Load } from './load/load.ts';
import { CALLERS, inTurn } from './measure.ts';
import { startLine, type Served } from './servers.ts';

export interface Processes {
  processes: number;
  /** Requests a second of all of them together, over those of one. */
  ratio: number;
}

/**
 * Lines on the same data directory, each with its own share of the callers, beside one of them alone. Each has a load of
 * its own, since one would not keep up with two lines.
 */
export async function severalProcesses(
  dataDir: string,
  processes: number,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Processes> {
  const lines: { line: Served; load: Load }[] = [];
  for (let count = 0; count < processes; count += 1)
    lines.push({ line: await startLine(dataDir), load: startLoad() });
  const perSecond = async (count: number): Promise<number> => {
    const made = await Promise.all(
      lines.slice(0, count).map(({ line: { port, token, isLine }, load }) => {
        const callers = CALLERS / count;
        return load.run({ port, token, isLine, callers, seconds, perSecond: null });
      }),
    );
    return made.reduce((sum, one) => sum + one.requests / one.seconds, 0);
  };
  try {
    await perSecond(processes);
    const pairs = await inTurn(
      rounds,
      () => perSecond(1),
      () => perSecond(processes),
    );
    return { processes, ratio: round(median(pairs.map(([one, all]) => all / one))) };
  } finally {
    await Promise.all(lines.map(({ line }) => line.stop()));
    for (const { load } of lines) load.stop();
  }
}
