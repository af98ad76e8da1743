import { sql, type SQL } from 'drizzle-orm';
import { retention } from '../../db/schema.ts';
import type { ReadStore } from '../storage/database.ts';

/** Asks the database, and has no means to change it. */
export interface Reader {
  all<Row extends object>(query: SQL): Row[];
  /** The first row of the answer. Throws where there is none: for counts and sums, which always have one. */
  one<Row extends object>(query: SQL): Row;
}

/** In: any open database. */
export function readerOf({ db }: Pick<ReadStore, 'db'>): Reader {
  const all = <Row extends object>(query: SQL): Row[] => db.all<Row>(query);
  return {
    all,
    one: <Row extends object>(query: SQL): Row => {
      const [row] = all<Row>(query);
      if (!row) throw new Error('A question that always has an answer had none.');
      return row;
    },
  };
}

/** Calls that began before this moment are deleted, but for some that votes and cases refer to. */
export const CALLS_GONE_BEFORE = sql`coalesce((select ${retention.goneBefore} from ${retention} where ${retention.kind} = 'calls'), 0)`;
