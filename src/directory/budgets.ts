import { z } from 'zod';
import type { Json } from '../core/call/events.ts';
import { COMPONENTS } from './components.ts';
import { communeWithin, spokenPlace } from './places.ts';
import type { BudgetRow, PlaceRow, ReferenceStore } from './ports.ts';
import { query, type QueryContext } from './query.ts';
import { agingState, budgetState } from './fact-states.ts';

type Side = keyof typeof COMPONENTS;

/** Every prompt that an answer about a budget may name, for the check that each can be heard. */
export const budgetPrompts = (): string[] =>
  (['spending', 'income'] as const).flatMap((side) => [
    `budget-${side}`,
    ...COMPONENTS[side].flatMap((component) => [
      lineName(side, component, '010101'),
      lineName(side, component, '0101'),
    ]),
  ]);

/** The state's money and the own income of a district have names of their own. */
const NAMED_BY_DISTRICT = new Set(['fund', 'own']);

function lineName(side: Side, component: string, placeCode: string): string {
  const ofDistrict = placeCode.length === 4 && NAMED_BY_DISTRICT.has(component);
  return `${ofDistrict ? 'district-' : ''}${side}-${component}`;
}

/** A change under one percent is no change that a listener can use. */
const SAME_BELOW_PERCENT = 1;

/**
 * The newest year of a commune's budget: totals of both sides with the change against the year before and the share of
 * one person, and their lines. Sample and real rows are never mixed: a place with one real row has no sample rows.
 */
export const budget = query({ commune: z.string() }, ({ commune }, store, options) => {
  const place = store.place(commune);
  const told = place && budgetOf(place, store, options);
  if (!told) return undefined;
  const { district, province, ...itself } = communeWithin(place, store);
  const ofDistrict = audible(store.budget(commune.slice(0, 4)), options);
  return {
    ...told,
    commune: itself,
    district: district ?? null,
    province: province ?? null,
    hasDistrictBudget: ofDistrict.length > 0,
  };
});

/** The budget of the district that a commune lies in; not found where nobody brought it. */
export const districtBudget = query({ commune: z.string() }, ({ commune }, store, options) => {
  const place = store.place(commune.slice(0, 4));
  const told = place && budgetOf(place, store, options);
  if (!told) return undefined;
  const province = store.place(commune.slice(0, 2));
  return { ...told, district: spokenPlace(place), province: province ? spokenPlace(province) : null };
});

function budgetOf(place: PlaceRow, store: ReferenceStore, options: QueryContext) {
  const rows = audible(store.budget(place.code), options);
  if (rows.length === 0) return undefined;
  const year = Math.max(...rows.map((row) => row.year));
  const people = peopleOf(place, store, options);
  const lines = (side: Side) => linesOf(rows, year, side);
  return {
    year,
    sample: rows.some((row) => row.sample),
    spending: sideOf('spending', rows, year, people),
    income: sideOf('income', rows, year, people),
    spendingLines: lines('spending'),
    incomeLines: lines('income'),
    hasSpendingLines: lines('spending').length > 0,
    hasIncomeLines: lines('income').length > 0,
  };
}

/** Confirmed rows; where there are none, and examples are allowed, the examples. */
function audible(rows: BudgetRow[], { sampleBudgets: samples, now }: QueryContext): BudgetRow[] {
  const real = rows.filter((row) => budgetState(row, { now }) === 'confirmed');
  if (real.length > 0 || !samples) return real;
  return rows.filter((row) => row.sample);
}

/** How many people live there by the newest confirmed count; null where nobody knows. */
function peopleOf({ code }: PlaceRow, store: ReferenceStore, options: QueryContext) {
  const counts = store.population(code).filter((row) => agingState(row, options) === 'confirmed');
  return counts.toSorted((a, b) => b.year - a.year)[0]?.people ?? null;
}

/** The totals of one side; null where nothing of it is known. */
function sideOf(side: Side, rows: BudgetRow[], year: number, people: number | null): Json {
  const now = totals(rows, year, side);
  if (now.planned === null && now.actual === null) return null;
  const before = totals(rows, year - 1, side);
  const change =
    now.actual !== null ? changeOf(now.actual, before.actual) : changeOf(now.planned, before.planned);
  const percent = now.planned && now.actual !== null ? Math.round((100 * now.actual) / now.planned) : null;
  return {
    name: `budget-${side}`,
    ...now,
    percent,
    ...change,
    perPerson: perPerson(now.actual ?? now.planned, people),
  };
}

/** To the nearest 100 riel, the smallest amount that people reckon with; a share below that is not said. */
function perPerson(amount: number | null, people: number | null): number | null {
  if (amount === null || people === null) return null;
  return Math.round(amount / people / SMALLEST_RIEL) * SMALLEST_RIEL || null;
}

const SMALLEST_RIEL = 100;

type Totals = { planned: number | null; actual: number | null };

function totals(rows: BudgetRow[], year: number, side: Side): Totals {
  const own = rows.filter((row) => row.year === year && row.side === side);
  const total = own.find((row) => row.component === 'total');
  return total
    ? { planned: total.planned, actual: total.actual }
    : { planned: sum(own.map((row) => row.planned)), actual: sum(own.map((row) => row.actual)) };
}

/** Unknown as soon as one line is unknown: a sum of the known ones would be too small, and nobody would hear why. */
function sum(amounts: (number | null)[]): number | null {
  if (amounts.length === 0 || amounts.includes(null)) return null;
  return amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
}

function changeOf(
  now: number | null,
  before: number | null,
): { change: string | null; changePercent: number | null } {
  if (now === null || !before) return { change: null, changePercent: null };
  const percent = (100 * (now - before)) / before;
  if (Math.abs(percent) < SAME_BELOW_PERCENT) return { change: 'same', changePercent: 0 };
  return { change: percent > 0 ? 'more' : 'less', changePercent: Math.round(Math.abs(percent)) };
}

function linesOf(rows: BudgetRow[], year: number, side: Side): Json[] {
  return COMPONENTS[side].flatMap((component) => {
    const row = rows.find((one) => one.year === year && one.side === side && one.component === component);
    return row
      ? [{ name: lineName(side, component, row.placeCode), planned: row.planned, actual: row.actual }]
      : [];
  });
}
