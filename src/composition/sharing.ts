import { join } from 'node:path';
import type { Analyst } from '../analytics/analyst.ts';
import type { FaultLog } from '../calls/ports.ts';
import { exportFiles, type ExportFiles } from '../exports/export-files.ts';
import { openFigures, type OpenFigures } from '../exports/open-figures.ts';
import { analystOf } from './analyst.ts';
import { keptDays } from '../retention/keep.ts';
import type { Store } from '../storage/database.ts';
import { retentionStore } from '../storage/retention-store.ts';

/** What leaves the line. */
export interface Sharing {
  /** What leaves the log as files. */
  exports: ExportFiles;
  /** The figures for everybody. */
  open: OpenFigures;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Each in a folder of the data folder; that of the open figures is kept, since nothing in it is ever made again. */
export function sharingOf(
  analyst: Analyst,
  database: Store,
  { dataDir, now, faults }: { dataDir: string; now: () => number; faults: FaultLog },
): Sharing {
  const kept = retentionStore(database);
  return {
    exports: exportFiles({
      ...{ analyst, now, folder: join(dataDir, 'exports') },
      keepMs: () => keptDays(kept, 'exports') * DAY_MS,
      failed: (error) => faults.fault('exports', error, null),
    }),
    open: openFigures({ analyst, ownAnalyst: () => analystOf(database), now, folder: join(dataDir, 'open') }),
  };
}
