import { spawnSync } from 'node:child_process';
import { median, round } from './figures.ts';
import type { Load } from './load/load.ts';
import { startLine } from './servers.ts';

/** Seconds from exec to the answer to the first call, on a data directory that is there: the median of so many starts. */
export async function startSeconds(load: Load, dataDir: string, starts: number): Promise<number> {
  const took: number[] = [];
  for (let count = 0; count < starts; count += 1) {
    const begun = performance.now();
    const line = await startLine(dataDir);
    const { port, token, isLine } = line;
    await load.run({ port, token, isLine, callers: 1, seconds: 0, perSecond: null, requests: 1 });
    took.push((performance.now() - begun) / 1000);
    await line.stop();
  }
  return round(median(took));
}

/** Bytes of the packages that are installed, as `du` counts them; null where there is no `du`. */
export function installedBytes(root: string): number | null {
  const { stdout, status } = spawnSync('du', ['-sk', 'node_modules'], { cwd: root, encoding: 'utf8' });
  const kib = Number(/^\d+/.exec(stdout)?.[0]);
  return status === 0 && Number.isFinite(kib) ? kib * 1024 : null;
}
