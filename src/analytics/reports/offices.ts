import { sql } from 'drizzle-orm';
import type { Reader } from '../reader.ts';

/** The kind of office that gives each service, as the facts say today. */
export const officesOfServices = (reader: Reader): ReadonlyMap<string, string> =>
  new Map(
    reader
      .all<{ key: string; office: string }>(
        sql`select key, office from services where listed_under = key order by place_code desc`,
      )
      .map(({ key, office }) => [key, office]),
  );
