import { join } from 'node:path';
import type { Analyst } from '../analytics/analyst.ts';
import type { FaultLog } from '../calls/ports.ts';
import { exportFiles, type ExportFiles } from '../exports/export-files.ts';
import { openFigures, type OpenFigures } from '../exports/open-figures.ts';

/** What leaves the line. */
export interface Sharing {
  /** What leaves the log as files. */
  exports: ExportFiles;
  /** The figures for everybody. */
  open: OpenFigures;
}

/** Each in a folder of the data folder; that of the open figures is kept, since nothing in it is ever made again. */
export function sharingOf(
  analyst: Analyst,
  { dataDir, now, faults }: { dataDir: string; now: () => number; faults: FaultLog },
): Sharing {
  return {
    exports: exportFiles({
      ...{ analyst, now, folder: join(dataDir, 'exports') },
      failed: (error) => faults.fault('exports', error, null),
    }),
    open: openFigures({ analyst, now, folder: join(dataDir, 'open') }),
  };
}
