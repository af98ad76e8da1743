import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asc, eq, or, sql, type SQLWrapper } from 'drizzle-orm';
import {
  budgets,
  holidays,
  lines,
  offices,
  opening,
  places,
  population,
  referenceFiles,
  requests,
  services,
  villages,
} from '../../db/schema.ts';
import { facilities, promises, rights, rounds, scorecardItems } from '../../db/schema.ts';
import type { BudgetRow, OfficeRow, PlaceRow, ReferenceStore, ServiceRow } from '../directory/ports.ts';
import type { RequestRow } from '../directory/requests/request-row.ts';
import { IMPORT_KINDS } from '../directory/import/kinds.ts';
import { LINES } from '../directory/import/kinds/lines.ts';
import { REFERENCE_FILES, referenceRows, type ReferenceName } from '../directory/reference-files.ts';
import { accountabilityStore } from './accountability-store.ts';
import type { Store } from './database.ts';
import { factTable } from './fact-tables.ts';
import { wrongNumbers } from './wrong-numbers.ts';

const NAMES: readonly ReferenceName[] = [
  'places',
  'services',
  'budgets',
  'facilities',
  'promises',
  'rights',
  'rounds',
  'scorecardItems',
  'lines',
];

const TABLES = { places, services, budgets, facilities, promises, rights, rounds, scorecardItems, lines };

/**
 * Brings the reference tables to the state of db/reference. A file that has not changed is left alone; all that has is
 * replaced in one transaction, so that a wrong row leaves the old facts in place. Rows that an office imported stay, and
 * hold where a shipped row speaks of the same. Throws for a wrong row.
 */
export function loadReference(store: Store, folder: string): void {
  const { db } = store;
  const known = new Map(
    db
      .select()
      .from(referenceFiles)
      .all()
      .map((row) => [row.name, row.sha256]),
  );
  const changed = NAMES.filter((name) => known.get(name) !== referenceFile(folder, name).sha256);
  if (changed.length === 0) return;
  store.transaction(() => {
    for (const name of changed) {
      if (name === 'places') db.delete(TABLES[name]).run();
      else db.delete(TABLES[name]).where(eq(TABLES[name].shipped, true)).run();
      fill(store, name, folder);
      if (name !== 'places') takeOutWithdrawn(store, REFERENCE_FILES[name]);
    }
  });
}

/** What somebody took out stays out, until they bring it again. */
function takeOutWithdrawn({ db }: Store, file: string): void {
  const kind = [...IMPORT_KINDS, LINES].find(({ name }) => file === `${name}.csv`);
  if (!kind) return;
  const { table, key } = factTable(kind);
  db.run(
    sql`DELETE FROM ${sql.raw(table)} WHERE shipped AND json_array(${sql.raw(key.join(', '))})
        IN (SELECT key FROM withdrawn_facts WHERE kind = ${kind.name})`,
  );
}

function fill({ db }: Store, name: ReferenceName, folder: string): void {
  const { text, sha256 } = referenceFile(folder, name);
  const rows =
    name === 'places'
      ? withCommunes(referenceRows(name, text))
      : referenceRows(name, text).map((row) => ({ ...row, shipped: true }));
  if (rows.length > 0) insertRows(db, name, rows);
  db.insert(referenceFiles)
    .values({ name, sha256 })
    .onConflictDoUpdate({ target: referenceFiles.name, set: { sha256 } })
    .run();
}

function insertRows(db: Store['db'], name: ReferenceName, rows: readonly object[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const values = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]));
  const insert = db
    .insert(TABLES[name])
    .values(values as never)
    .onConflictDoNothing()
    .prepare();
  for (const row of rows) insert.run({ ...row });
}

/** Most callers live where most communes are, so the lists of places are read in that order. */
function withCommunes(rows: PlaceRow[]): (PlaceRow & { communes: number })[] {
  const communes = new Map<string, number>();
  for (const { code, level } of rows) {
    if (level !== 'commune') continue;
    for (const above of [code.slice(0, 2), code.slice(0, 4)])
      communes.set(above, (communes.get(above) ?? 0) + 1);
  }
  return rows.map((row) => ({ ...row, communes: communes.get(row.code) ?? 0 }));
}

/** The text of one reference file, and what tells one state of it from another. */
export function referenceFile(folder: string, which: ReferenceName): { text: string; sha256: string } {
  const text = readFileSync(join(folder, REFERENCE_FILES[which]), 'utf8');
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

/**
 * Stored facts. The few services and offices are kept in memory and read anew when their table has changed, by
 * whatever process; all else is asked for as it is needed.
 */
export function referenceStore(store: Store): ReferenceStore {
  const { db } = store;
  const version = factsVersion(store);
  const line = db
    .select()
    .from(lines)
    .where(eq(lines.number, sql.placeholder('number')))
    .prepare();
  const kept = {
    services: whileUnchanged(version, () => readServices(db)),
    offices: whileUnchanged(version, () => db.select().from(offices).all() as OfficeRow[]),
  };
  return {
    ...placeQueries(store),
    ...placedFacts(db),
    services: kept.services,
    offices: (kind) => kept.offices().filter((office) => office.kind === kind),
    office: (key) => kept.offices().find((office) => office.key === key),
    accountability: accountabilityStore(store),
    line: (number) => line.get({ number }),
    lines: () => db.select().from(lines).all(),
    request: requestQuery(db),
    wrongNumbers: wrongNumbers(store),
  };
}

/** In SQL, for the path of a turn: a list of communes asks for the district and the province of each. */
function placeQueries({
  db,
  statement,
}: Store): Pick<ReferenceStore, 'place' | 'placesUnder' | 'placesLike' | 'villages'> {
  const select = `SELECT code, level, type, name_km AS nameKm, name_en AS nameEn, parent_code AS parentCode FROM places`;
  const order = `ORDER BY communes DESC, code`;
  const place = statement<PlaceRow>(`${select} WHERE code = ?`);
  const provinces = statement<PlaceRow>(`${select} WHERE parent_code IS NULL ${order}`);
  const under = statement<PlaceRow>(`${select} WHERE parent_code = ? ${order}`);
  const villagesOf = db
    .select()
    .from(villages)
    .where(eq(villages.commune, sql.placeholder('code')))
    .orderBy(asc(villages.code))
    .prepare();
  return {
    villages: (commune) => villagesOf.all({ code: commune }),
    place: (code) => place.get(code),
    placesLike: (part, most) => {
      const text = part.replaceAll(/[\\%_]/g, '\\$&');
      const has = (column: SQLWrapper, pattern: string) => sql`${column} LIKE ${pattern} ESCAPE '\\'`;
      const named = [has(places.nameKm, `%${text}%`), has(places.nameEn, `%${text}%`)];
      return db
        .select()
        .from(places)
        .where(or(has(places.code, `${text}%`), ...named))
        .orderBy(asc(places.code))
        .limit(most)
        .all() as PlaceRow[];
    },
    placesUnder: (code) => (code === null ? provinces.all() : under.all(code)),
  };
}

function placedFacts(
  db: Store['db'],
): Pick<ReferenceStore, 'budget' | 'population' | 'opening' | 'isHoliday'> {
  const code = sql.placeholder('code');
  const budget = db.select().from(budgets).where(eq(budgets.placeCode, code)).prepare();
  const people = db.select().from(population).where(eq(population.placeCode, code)).prepare();
  const hours = db.select().from(opening).where(eq(opening.officeKey, code)).prepare();
  const holiday = db.select().from(holidays).where(eq(holidays.date, code)).prepare();
  return {
    budget: (place) => budget.all({ code: place }) as BudgetRow[],
    population: (place) => people.all({ code: place }),
    opening: (office) => hours.all({ code: office }),
    isHoliday: (date) => holiday.get({ code: date }) !== undefined,
  };
}

function requestQuery(db: Store['db']): ReferenceStore['request'] {
  const number = sql.placeholder('number');
  const request = db.select().from(requests).where(eq(requests.number, number)).prepare();
  return (asked) => request.get({ number: asked }) as RequestRow | undefined;
}

const readServices = (db: Store['db']): ServiceRow[] =>
  db.select().from(services).orderBy(asc(services.position), asc(services.key)).all() as ServiceRow[];

/** Changes with every import and with every new reference file. */
function factsVersion(store: Store): () => string {
  const version = store.statement<{ version: string }>(
    `SELECT coalesce((SELECT max(id) FROM imports), 0) || ' ' ||
            coalesce((SELECT sha256 FROM reference_files WHERE name = 'services'), '') AS version`,
  );
  return () => version.get()?.version ?? '';
}

/** Reads once for each version of the facts. */
function whileUnchanged<Value>(version: () => string, read: () => Value): () => Value {
  let kept: { at: string; value: Value } | undefined;
  return () => {
    const at = version();
    if (kept?.at !== at) kept = { at, value: read() };
    return kept.value;
  };
}
