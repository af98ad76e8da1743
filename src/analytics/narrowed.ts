import { sql, type SQL } from 'drizzle-orm';
import type { Asked } from './report.ts';

type Wanted = Partial<Asked>;

/** Sums of a place, or of the country. */
export const atPlace = ({ place = '' }: Wanted): SQL => sql`level = ${place.length / 2} and place = ${place}`;

/** Sums of the places one level below: the provinces of the country, the districts of a province. */
export function belowPlace({ place = '' }: Wanted): SQL {
  const level = sql`level = ${place.length / 2 + 1}`;
  // ':' comes after the digits. Where nobody knows the place, it is told at the level of provinces only.
  return place === '' ? level : sql`${level} and place > ${place} and place < ${`${place}:`}`;
}

/** Sums of lines, languages and versions of flows. */
export function inSlices({ line, language, version }: Wanted): SQL {
  const wanted = [
    ...(line === undefined ? [] : [sql`line = ${line}`]),
    ...(language === undefined ? [] : [sql`language = ${language}`]),
    ...(version === undefined ? [] : [versionIs(version)]),
  ];
  if (wanted.length === 0) return sql`true`;
  return sql`slice in (select id from slices where ${sql.join(wanted, sql` and `)})`;
}

function versionIs(version: string): SQL {
  const [flow = '', number = ''] = version.split('@');
  return sql`flow_id = ${flow} and flow_version = ${number}`;
}

/** Sums by day. */
export const inDays = ({ from, to }: Asked): SQL => sql`day between ${from} and ${to}`;

/** Sums by month. */
export const inMonths = ({ from, to }: Asked): SQL =>
  sql`month between ${from.slice(0, 7)} and ${to.slice(0, 7)}`;

/** All of these. */
export const allOf = (...conditions: SQL[]): SQL => sql.join(conditions, sql` and `);
