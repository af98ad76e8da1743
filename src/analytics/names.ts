import { sql, type SQL } from 'drizzle-orm';
import type { ColumnKind, Names, ReportCell, ReportColumn } from './api-types.ts';
import type { Reader } from './reader.ts';
import { TOPIC_NAMES } from './topic-names.ts';

interface Named {
  id: string;
  km: string;
  en: string;
}

/** Flows are named as one of the newest versions does; of one that nobody runs any more there is the id. */
const VERSIONS_READ = 4;

const PLACES = sql`select code as id, name_km as km, name_en as en from places`;
const SERVICES = sql`select "key" as id, coalesce(name_km, name_en) as km, name_en as en from services`;

/** Where the names of a kind stand: rows of id, km and en. Kinds that the line has words for are not named here. */
const SOURCES: Partial<Record<ColumnKind, readonly SQL[]>> = {
  place: [PLACES],
  service: [SERVICES],
  subject: [PLACES, SERVICES],
  facility: [
    sql`select id, name_km as km, name_en as en from facilities`,
    // A commune is scored as its own administration, without a row of its own.
    sql`select 'commune-' || code as id, name_km as km, name_en as en from places where level = 'commune'`,
  ],
  round: [sql`select id, name as km, name as en from rounds`],
  flow: [
    sql`select json_extract(flow.value, '$.id') as id, json_extract(flow.value, '$.title.km') as km,
          json_extract(flow.value, '$.title.en') as en
        from (select source from flow_versions order by seen_at desc limit ${VERSIONS_READ}) as newest,
          json_each(json_insert(json_extract(newest.source, '$.subflows'), '$[#]',
            json_extract(newest.source, '$.flow'))) as flow`,
  ],
};

/** The names of whatever rows speak of by an id. In: tables with these columns. Out: by kind and id. */
export function namesOf(
  reader: Reader,
  columns: readonly ReportColumn[],
  rows: readonly (readonly ReportCell[])[],
): Names {
  const names: Names = {};
  for (const [at, { kind }] of columns.entries()) {
    const ids = new Set(rows.flatMap((row) => (typeof row[at] === 'string' ? [row[at]] : [])));
    if (ids.size > 0) Object.assign((names[kind] ??= {}), namesOfKind(reader, kind, [...ids]));
  }
  return names;
}

/** The names of things of a kind, by their ids. */
export function namesOfKind(
  reader: Reader,
  kind: ColumnKind,
  ids: readonly string[],
): NonNullable<Names[ColumnKind]> {
  if (kind === 'topic')
    return Object.fromEntries(Object.entries(TOPIC_NAMES).filter(([topic]) => ids.includes(topic)));
  const named = (SOURCES[kind] ?? []).flatMap((source) =>
    reader.all<Named>(
      sql`select id, km, en from (${source}) where id in (select value from json_each(${JSON.stringify(ids)}))`,
    ),
  );
  return Object.fromEntries(named.map(({ id, km, en }) => [id, { km: km ?? en ?? id, en: en ?? km ?? id }]));
}
