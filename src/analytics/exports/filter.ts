import { sql, type SQL } from 'drizzle-orm';
import { dayAfter, startOfDay } from '../../calendar/phnom-penh.ts';

/** What an export is narrowed to. Days are days in Phnom Penh, and both count. */
export interface ExportFilter {
  from: string;
  to: string;
  line?: string | undefined;
  /** The code of a province, district or commune. */
  place?: string | undefined;
  language?: string | undefined;
  /** As `flow@version`. */
  version?: string | undefined;
}

/** A moment within the days of the filter. In: the column, in milliseconds since 1970. */
export const within = (at: SQL, { from, to }: ExportFilter): SQL =>
  sql`${at} >= ${startOfDay(from)} and ${at} < ${startOfDay(dayAfter(to))}`;

/** What is asked of a call beside its time. In: rows named `calls`. */
export function ofCalls({ line, place, language, version }: ExportFilter): SQL {
  const [flow = '', number = ''] = version?.split('@') ?? [];
  return sql.join(
    [
      sql`true`,
      ...(line === undefined ? [] : [sql`calls.line = ${line}`]),
      ...(place === undefined
        ? []
        : [
            sql`calls.id in (select call_id from call_facts where ${insidePlace(sql`facts ->> '$.place'`, place)})`,
          ]),
      ...(language === undefined ? [] : [sql`calls.language = ${language}`]),
      ...(version === undefined ? [] : [sql`calls.flow_id = ${flow} and calls.flow_version = ${number}`]),
    ],
    sql` and `,
  );
}

/** A place or one within it. In: the column, and the code, with which the codes of places within it begin. */
export const insidePlace = (column: SQL, place: string): SQL =>
  // ':' comes after the digits.
  sql`${column} >= ${place} and ${column} < ${`${place}:`}`;
