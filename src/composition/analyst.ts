import { analystHere, type Analyst } from '../analytics/analyst.ts';
import { analystOnThread } from '../analytics/analyst-thread.ts';
import { readerOf } from '../analytics/reader.ts';
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
