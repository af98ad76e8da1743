import { sql } from 'drizzle-orm';
import type { OfficeRequest } from '../directory/requests/request-row.ts';
import type { Store } from './database.ts';

/** A request with its row in the file that it came in. */
export interface StagedRequest {
  row: number;
  request: OfficeRequest;
}

const PAGE = 1_000;

/**
 * Rows of a long file, kept until all of them are read. They lie in a temporary table, so that memory stays small and
 * calls can be written meanwhile; only the last step takes the lock.
 */
export function stagedRequests({ db }: Store) {
  db.run(
    sql`create temp table if not exists staged_requests (row integer primary key, request text not null)`,
  );
  db.run(sql`delete from staged_requests`);
  return {
    add: ({ row, request }: StagedRequest): void => {
      db.run(sql`insert into staged_requests values (${row}, ${JSON.stringify(request)})`);
    },
    /** In the order of the file. */
    *all(): Iterable<StagedRequest> {
      for (let last = 0; ;) {
        const page = db.all<{ row: number; request: string }>(
          sql`select row, request from staged_requests where row > ${last} order by row limit ${PAGE}`,
        );
        for (const { row, request } of page) yield { row, request: JSON.parse(request) as OfficeRequest };
        if (page.length < PAGE) return;
        last = page.at(-1)?.row ?? last;
      }
    },
    clear: (): void => {
      db.run(sql`delete from staged_requests`);
    },
  };
}
