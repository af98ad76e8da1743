import { analystHere, type Analyst } from '../analytics/analyst.ts';
import { analystOnThread } from '../analytics/analyst-thread.ts';
import { readerOf } from '../analytics/reader.ts';
import type { Store } from '../storage/database.ts';

/** Whoever answers questions about the log of a database. */
export const analystOf = (database: Store): Analyst =>
  database.file === null ? analystHere(readerOf(database)) : analystOnThread(database.file);
