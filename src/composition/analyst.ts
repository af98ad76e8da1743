import { join } from 'node:path';
import { analystHere, type Analyst } from '../analytics/analyst.ts';
import { analystOnThread } from '../analytics/analyst-thread.ts';
import { readerOf } from '../analytics/reader.ts';
import type { FaultLog } from '../calls/ports.ts';
import { exportFiles, type ExportFiles } from '../exports/export-files.ts';
import { openFigures, type OpenFigures } from '../exports/open-figures.ts';
import type { Store } from '../storage/database.ts';
import { flowStore } from '../storage/flow-store.ts';
import { tallyStore } from '../storage/tally-store.ts';
import { rollingUp, type RollUp } from '../tally/roll-up.ts';

/** Whoever answers questions about the log of a database. */
export const analystOf = (database: Store): Analyst =>
  database.file === null ? analystHere(readerOf(database)) : analystOnThread(database.file);

/** Whoever adds calls that have ended to the sums that reports are made of. */
export const rollUpOf = (database: Store): RollUp =>
  rollingUp(tallyStore(database, flowStore(database).find));

/** Exports as files, in a folder of the data folder. */
export const exportsOf = (
  analyst: Analyst,
  parts: { dataDir: string; now: () => number; faults: FaultLog },
): ExportFiles =>
  exportFiles({
    ...{ analyst, now: parts.now, folder: join(parts.dataDir, 'exports') },
    failed: (error) => parts.faults.fault('exports', error, null),
  });

/** The figures for everybody, in a folder of their own: it is kept, since nothing in it is ever made again. */
export const openFiguresOf = (analyst: Analyst, dataDir: string, now: () => number): OpenFigures =>
  openFigures({ analyst, folder: join(dataDir, 'open'), now });
