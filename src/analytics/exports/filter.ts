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

/**
 * What is asked of a call beside its time. In: rows named `logged_calls`, so that nothing finds a call by what is not told
 * of it.
 */
export function ofCalls({ line, place, language, version }: ExportFilter): SQL {
  const [flow = '', number = ''] = version?.split('@') ?? [];
  return sql.join(
    [
      sql`true`,
      ...(line === undefined ? [] : [sql`logged_calls.line = ${line}`]),
      ...(place === undefined ? [] : [insidePlace(PLACE_OF_CALL, place)]),
      ...(language === undefined ? [] : [sql`logged_calls.language = ${language}`]),
      ...(version === undefined
        ? []
        : [sql`logged_calls.flow_id = ${flow} and logged_calls.flow_version = ${number}`]),
    ],
    sql` and `,
  );
}

/** The finest place that is told of a call. */
export const PLACE_OF_CALL = sql`coalesce(logged_calls.commune, logged_calls.district, logged_calls.province)`;

/** A place or one within it. In: the column, and the code, with which the codes of places within it begin. */
export const insidePlace = (column: SQL, place: string): SQL =>
  // ':' comes after the digits.
  sql`${column} >= ${place} and ${column} < ${`${place}:`}`;
