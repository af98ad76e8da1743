import { createHash } from 'node:crypto';
import { getTableColumns, getTableName } from 'drizzle-orm';
import {
  budgets,
  facilities,
  holidays,
  lines,
  offices,
  opening,
  population,
  promises,
  requests,
  rights,
  rounds,
  scorecardItems,
  services,
  villages,
} from '../../db/schema.ts';
import type { ImportKind, TableRow } from '../directory/import/kind.ts';

/** The table that each kind of facts fills. */
const TABLES = {
  ...{ budgets, facilities, holidays, offices, 'opening-hours': opening, population, promises, requests },
  ...{ rights, rounds, 'scorecard-items': scorecardItems, services, villages, lines },
};

type FactTable = (typeof TABLES)[keyof typeof TABLES];

/** A column by the names of the schema and of the database. */
interface Column {
  name: string;
  column: string;
  boolean: boolean;
}

/** Where the rows of a kind are, in names of the database. */
export interface FactTableColumns {
  kind: string;
  table: string;
  all: Column[];
  /** What a row says: all but where it came from and who brought it when. */
  facts: Column[];
  key: string[];
  replaces: string[];
  shipped: boolean;
}

/** What is kept of a row beside what it says. */
const KEPT_BESIDE = new Set(['shipped', 'updatedAt', 'updatedBy']);

/** @throws Error for a kind without a table */
export function factTable(kind: ImportKind): FactTableColumns {
  const table: FactTable | undefined = (TABLES as { [kind: string]: FactTable })[kind.name];
  if (!table) throw new Error(`The kind ${kind.name} has no table; add it to TABLES in fact-tables.ts.`);
  const fields = getTableColumns(table) as { [name: string]: { name: string; dataType: string } };
  const all = Object.entries(fields).map(([name, field]): Column => ({
    ...{ name, column: field.name, boolean: field.dataType === 'boolean' },
  }));
  return {
    kind: kind.name,
    table: getTableName(table),
    all,
    facts: all.filter(({ name }) => !KEPT_BESIDE.has(name)),
    key: columnsNamed(all, kind.key),
    replaces: columnsNamed(all, kind.replaces),
    shipped: 'shipped' in fields,
  };
}

/** The names in the database of columns that the schema names. */
export const columnsNamed = (all: readonly Column[], names: readonly string[]): string[] =>
  names.map((name) => all.find((one) => one.name === name)?.column ?? name);

/** A row of the database as the schema has it. `prefix` stands before the name of each column. */
export function rowFrom(
  { facts }: FactTableColumns,
  raw: { [column: string]: unknown },
  prefix = '',
): TableRow {
  const row: { [name: string]: unknown } = {};
  for (const { name, column, boolean } of facts) {
    const value = raw[prefix + column] ?? null;
    row[name] = boolean && value !== null ? Boolean(value) : value;
  }
  return row;
}

/** Who brings a row and when, for tables that keep it. */
export interface Stamp {
  at: number;
  by: string;
}

/** The value of a column as the table keeps it. What an office brings is not shipped. */
export function valueFor(row: TableRow, name: string, { at, by }: Stamp): unknown {
  if (name === 'shipped') return 0;
  if (name === 'updatedAt') return at;
  if (name === 'updatedBy') return by;
  const value = (row as { [name: string]: unknown })[name] ?? null;
  return typeof value === 'boolean' ? Number(value) : value;
}

/** The key of a row as one text, a JSON list. */
export const keyOf = (kind: ImportKind, row: TableRow): string =>
  JSON.stringify(kind.key.map((name) => (row as { [name: string]: unknown })[name]));

/** Tells one state of a row from another. */
export const seenOf = (row: TableRow): string =>
  createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 32);
