import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { openReader } from '../../../src/storage/database.ts';

const LOOK_EVERY_MS = 200;

/** A line that has done nothing for so long does nothing more: what is left is stuck. */
const PATIENCE_MS = 30_000;

/** Until a running line has done all that calls left to be done, and summed all of them up. */
export async function nothingWaits(dataDir: string): Promise<void> {
  const { db, close } = openReader(join(dataDir, 'sdap.sqlite'));
  try {
    let least = Infinity;
    let since = performance.now();
    while (least > 0 && performance.now() - since < PATIENCE_MS) {
      const { waiting } = db.get<{ waiting: number }>(
        sql`select (select count(*) from errands where state in ('waiting', 'under-way')) +
                   (select count(*) from calls where ended_at is not null and summed = 0) as waiting`,
      );
      if (waiting < least) [least, since] = [waiting, performance.now()];
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  } finally {
    close();
  }
}
