import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { budgets, places, referenceFiles, services } from '../../db/schema.ts';
import { facilities, promises, rights, rounds, scorecardItems } from '../../db/schema/accountability.ts';
import type { BudgetRow, PlaceRow, ReferenceStore, ServiceRow } from '../directory/ports.ts';
import { REFERENCE_FILES, referenceRows, type ReferenceName } from '../directory/reference-files.ts';
import { accountabilityStore } from './accountability-store.ts';
import type { Store } from './database.ts';

/** Parents before children: budgets name places. */
const ORDER: readonly ReferenceName[] = [
  'places',
  'services',
  'budgets',
  'facilities',
  'promises',
  'rights',
  'rounds',
  'scorecardItems',
];

const TABLES = { places, services, budgets, facilities, promises, rights, rounds, scorecardItems };

/**
 * Brings the reference tables to the state of db/reference. A file that has not changed is left alone; all that has is
 * replaced in one transaction, so that a wrong row leaves the old facts in place. Throws for a wrong row.
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
  const changed = ORDER.map((name) => ({ name, ...referenceFile(folder, name) })).filter(
    ({ name, sha256 }) => known.get(name) !== sha256,
  );
  if (changed.length === 0) return;
  // Places are named by budgets, so new places mean that budgets are laid anew as well.
  const names = changed.some(({ name }) => name === 'places') ? ORDER : changed.map(({ name }) => name);
  store.transaction(() => {
    for (const name of names.toReversed()) db.delete(TABLES[name]).run();
    for (const name of names) fill(store, name, folder);
  });
}

function fill({ db }: Store, name: ReferenceName, folder: string): void {
  const { text, sha256 } = referenceFile(folder, name);
  const rows = name === 'places' ? withCommunes(referenceRows(name, text)) : referenceRows(name, text);
  const columns = Object.keys(rows[0] ?? {});
  const values = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]));
  const insert = db
    .insert(TABLES[name])
    .values(values as never)
    .prepare();
  for (const row of rows) insert.run({ ...row });
  db.insert(referenceFiles)
    .values({ name, sha256 })
    .onConflictDoUpdate({ target: referenceFiles.name, set: { sha256 } })
    .run();
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

/** Stored facts. The few dozen services are read once; places and budgets are asked for as they are needed. */
export function referenceStore(store: Store): ReferenceStore {
  const { db } = store;
  const order = [desc(places.communes), asc(places.code)] as const;
  const place = db
    .select()
    .from(places)
    .where(eq(places.code, sql.placeholder('code')))
    .prepare();
  const provinces = db
    .select()
    .from(places)
    .where(isNull(places.parentCode))
    .orderBy(...order)
    .prepare();
  const under = db
    .select()
    .from(places)
    .where(eq(places.parentCode, sql.placeholder('code')))
    .orderBy(...order)
    .prepare();
  const budget = db
    .select()
    .from(budgets)
    .where(eq(budgets.commune, sql.placeholder('code')))
    .prepare();
  let known: ServiceRow[] | undefined;
  const every = (): ServiceRow[] => (known ??= readServices(db));
  return {
    place: (code) => place.get({ code }) as PlaceRow | undefined,
    placesUnder: (code) => (code === null ? provinces.all() : under.all({ code })) as PlaceRow[],
    services: every,
    service: (key) => every().find((row) => row.key === key),
    servicesOfTopic: (topic) => every().filter((row) => row.topic === topic && row.listedUnder === row.key),
    budget: (code) => budget.all({ code }) as BudgetRow[],
    accountability: accountabilityStore(store),
  };
}

const readServices = (db: Store['db']): ServiceRow[] =>
  db.select().from(services).orderBy(asc(services.position)).all() as ServiceRow[];
