import { sql } from 'drizzle-orm';
import { allOf, atPlace, inMonths, inSlices } from '../narrowed.ts';
import type { Report } from '../report.ts';
import { officesOfServices } from './offices.ts';

interface Row {
  query: string;
  subject: string;
  found: number;
  notFound: number;
  failed: number;
}

/** What callers asked for: services by name, everything else by kind; and what was not found. */
export const services: Report = {
  period: 'months',
  filters: ['line', 'place', 'language', 'version'],
  deepestPlace: 4,
  columns: () => [
    { name: 'query', kind: 'query' },
    { name: 'service', kind: 'service' },
    { name: 'office', kind: 'office' },
    { name: 'calls', kind: 'count' },
    { name: 'found', kind: 'count' },
    { name: 'not-found', kind: 'count' },
    { name: 'failed', kind: 'count' },
    { name: 'share-not-found', kind: 'share' },
  ],
  rows: (reader, asked) => {
    const offices = officesOfServices(reader);
    return reader
      .all<Row>(
        sql`select query, subject, sum(found) as found, sum(not_found) as notFound, sum(failed) as failed
            from sum_look_ups where ${allOf(atPlace(asked), inMonths(asked), inSlices(asked))}
            group by query, subject order by sum(found + not_found + failed) desc, query, subject`,
      )
      .map(({ query, subject, found, notFound, failed }) => {
        const calls = found + notFound + failed;
        const service = subject === '' ? null : subject;
        const office = service === null ? null : (offices.get(service) ?? null);
        return [query, service, office, calls, found, notFound, failed, notFound / calls];
      });
  },
};
