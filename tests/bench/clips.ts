import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { median, round } from './figures.ts';
import type { Served } from './servers.ts';

export interface Clips {
  clips: number;
  /** A second, stitched as they are asked for; and from their files. */
  coldPerSecond: number;
  warmPerSecond: number;
  /** Bytes a second of warm clips over those of the same files by `express.static`. */
  bytesOverStatic: number;
}

const AT_ONCE = 8;

/** In: a line that has had calls, its data directory, and a bare server that serves that directory's clips. */
export async function clips(
  line: Served,
  bare: Served,
  dataDir: string,
  { rounds }: { rounds: number },
): Promise<Clips> {
  const folder = join(dataDir, 'clips');
  const names = readdirSync(folder).filter((name) => name.endsWith('.wav'));
  const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  for (const name of names) rmSync(join(folder, name));
  const cold = await secondsFor(line, names);
  const warm: number[] = [];
  const plain: number[] = [];
  for (let count = 0; count < rounds; count += 1) {
    warm.push(await secondsFor(line, names));
    plain.push(await secondsFor(bare, names));
  }
  const [warmSeconds, plainSeconds] = [median(warm), median(plain)];
  return {
    clips: names.length,
    coldPerSecond: round(names.length / cold),
    warmPerSecond: round(names.length / warmSeconds),
    bytesOverStatic: round(bytes / warmSeconds / (bytes / plainSeconds)),
  };
}

/** For every clip once, some at a time. Throws for one that does not come. */
async function secondsFor({ port }: Served, names: readonly string[]): Promise<number> {
  const waiting = [...names];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        const response = await fetch(`http://127.0.0.1:${port}/media/${name}`);
        if (!response.ok) throw new Error(`The clip ${name} was answered with ${response.status}.`);
        await response.arrayBuffer();
      }
    }),
  );
  return (performance.now() - begun) / 1000;
}
