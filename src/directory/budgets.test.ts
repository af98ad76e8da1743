import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  budgets as budgetTable,
  places as placeTable,
  population as populationTable,
} from '../../db/schema.ts';
import { QUERY_CONTEXT } from '../../tests/support/query-context.ts';
import { emptyStore } from '../../tests/support/reference.ts';
import { heard, type SpokenBudget } from '../../tests/support/spoken-budget.ts';
import type { Json } from '../core/call/events.ts';
import type { Store } from '../storage/database.ts';
import { referenceStore } from '../storage/reference-store.ts';
import { districtBudget } from './budgets.ts';
import type { BudgetRow, PopulationRow } from './ports.ts';

describe('the rules of a budget', () => {
  let store: Store;
  beforeAll(() => {
    store = emptyStore();
    store.db
      .insert(placeTable)
      .values([
        { code: '01', level: 'province', type: 'province', nameKm: 'គ', nameEn: 'C', parentCode: null },
        { code: '0101', level: 'district', type: 'srok', nameKm: 'ក', nameEn: 'A', parentCode: '01' },
        { code: '010101', level: 'commune', type: 'khum', nameKm: 'ខ', nameEn: 'B', parentCode: '0101' },
      ])
      .run();
  });
  afterAll(() => store.close());

  const row = (values: Partial<BudgetRow>): BudgetRow => ({
    placeCode: '010101',
    year: 2025,
    side: 'spending',
    component: 'total',
    planned: null,
    actual: null,
    sample: false,
    confirmedBy: 'commune',
    confirmedAt: '2020-01-01',
    sourceUrl: null,
    sourceDate: null,
    notes: null,
    ...values,
  });

  function heardOf(rows: Partial<BudgetRow>[], sampleBudgets = true): SpokenBudget | null {
    store.db.delete(budgetTable).run();
    store.db.insert(budgetTable).values(rows.map(row)).run();
    return heard(referenceStore(store), '010101', sampleBudgets);
  }

  const changeFrom = (before: number | null, now: number | null): [Json, Json] => {
    const side = heardOf([
      { year: 2024, actual: before },
      { year: 2025, actual: now, planned: 1 },
    ])?.sides[0];
    return [side?.change ?? null, side?.changePercent ?? null];
  };

  it('the newest year is heard', () => {
    expect(
      heardOf([
        { year: 2023, planned: 1 },
        { year: 2025, planned: 3 },
        { year: 2024, planned: 2 },
      ]),
    ).toMatchObject({
      year: 2025,
      sides: [{ planned: 3 }],
    });
  });

  it('one real row keeps every sample away', () => {
    const rows = [
      { year: 2024, planned: 5 },
      { year: 2025, planned: 9, sample: true, confirmedBy: null, confirmedAt: null },
    ];
    expect(heardOf(rows)).toMatchObject({ year: 2024, sample: false, sides: [{ planned: 5 }] });
  });

  it('a real row that nobody confirmed is not heard', () => {
    expect(heardOf([{ planned: 5, confirmedBy: null }])).toBeNull();
  });

  it('spending comes before income', () => {
    const found = heardOf([
      { side: 'income', planned: 1 },
      { side: 'spending', planned: 1 },
    ]);
    expect(found?.sides.map(({ name }) => name)).toEqual(['budget-spending', 'budget-income']);
  });

  it('a total that is not stated is the sum of its lines', () => {
    const found = heardOf([
      { component: 'roads', planned: 30, actual: 20 },
      { component: 'water', planned: 12, actual: 5 },
    ]);
    expect(found?.sides[0]).toMatchObject({ planned: 42, actual: 25, percent: 60 });
  });

  it('a sum is unknown as soon as one line is unknown', () => {
    const found = heardOf([
      { component: 'roads', planned: 30, actual: null },
      { component: 'water', planned: 12, actual: 5 },
    ]);
    expect(found?.sides[0]).toMatchObject({ planned: 42, actual: null, percent: null });
  });

  it('a side of which nothing is known is left out', () => {
    expect(heardOf([{ side: 'income' }, { planned: 1 }])?.sides.map(({ name }) => name)).toEqual([
      'budget-spending',
    ]);
  });

  it.each([
    [100, 120, 'more', 20],
    [200, 150, 'less', 25],
    [100, 100, 'same', 0],
    [1_000, 1_010, 'more', 1],
    [1_000, 1_004, 'same', 0],
    [1_000, 1_009, 'same', 0],
    [1_000, 991, 'same', 0],
  ])('from %d to %d is %s: a change under one percent is none', (before, now, change, percent) => {
    expect(changeFrom(before, now)).toEqual([change, percent]);
  });

  it.each([
    [null, 100],
    [0, 100],
  ])('a change from %s is unknown', (before, now) => {
    expect(changeFrom(before, now)).toEqual([null, null]);
  });

  it('a year that is missing between is no year before', () => {
    const found = heardOf([
      { year: 2023, actual: 100 },
      { year: 2025, actual: 120 },
    ]);
    expect(found?.sides[0]?.change).toBeNull();
  });

  it('the plans are compared where what was really spent is not known', () => {
    const found = heardOf([
      { year: 2024, planned: 100 },
      { year: 2025, planned: 150 },
    ]);
    expect(found?.sides[0]).toMatchObject({ change: 'more', changePercent: 50 });
  });

  describe('a share of one person', () => {
    const people = (values: Partial<PopulationRow>): PopulationRow => ({
      placeCode: '010101',
      year: 2024,
      people: 4_000,
      confirmedBy: 'commune',
      confirmedAt: '2026-01-01',
      sourceUrl: null,
      ...values,
    });
    function shareOf(row: Partial<BudgetRow>, counts: Partial<PopulationRow>[]): number | null | undefined {
      store.db.delete(populationTable).run();
      if (counts.length > 0) store.db.insert(populationTable).values(counts.map(people)).run();
      return heardOf([row])?.sides[0]?.perPerson;
    }

    it('is of what was really spent, else of the plan, to the nearest 100 riel', () => {
      expect(shareOf({ planned: 200_000_000, actual: 180_333_000 }, [{}])).toBe(45_100);
      expect(shareOf({ planned: 200_000_000 }, [{}])).toBe(50_000);
    });

    it('is of the newest count', () => {
      expect(shareOf({ planned: 200_000_000 }, [{ year: 2019, people: 1_000 }, {}])).toBe(50_000);
    });

    it.each([
      ['nobody counted', []],
      ['nobody confirmed the count', [{ confirmedBy: null }]],
      ['the count was confirmed too long ago', [{ confirmedAt: '2024-01-01' }]],
      ['another place was counted', [{ placeCode: '0101' }]],
    ])('is not known where %s', (_why, counts) => {
      expect(shareOf({ planned: 200_000_000 }, counts)).toBeNull();
    });
  });

  describe('the budget of a district', () => {
    const ofDistrict = () => {
      const answer = districtBudget.answer({ commune: '010101' }, referenceStore(store), QUERY_CONTEXT);
      return answer.outcome === 'found' ? answer.data : null;
    };

    it('is found from a commune in it, and announced there', () => {
      const found = heardOf([{ planned: 5 }, { placeCode: '0101', planned: 900 }]);
      expect(found).toMatchObject({ hasDistrictBudget: true, sides: [{ planned: 5 }] });
      expect(ofDistrict()).toMatchObject({
        district: { code: '0101', type: 'srok' },
        province: { code: '01' },
        spending: { planned: 900 },
      });
    });

    it('is not found where nobody brought it', () => {
      expect(heardOf([{ planned: 5 }])?.hasDistrictBudget).toBe(false);
      expect(ofDistrict()).toBeNull();
    });
  });

  it('what is said of the lines adds up to what is said of the total, or the total is unknown', () => {
    const amount = fc.option(fc.integer({ min: 0, max: 1_000_000_000 }), { freq: 5 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 4, maxLength: 4 }), (amounts) => {
        const components = ['administration', 'roads', 'water', 'social'];
        const found = heardOf(
          components.map((component, index) => ({ component, planned: amounts[index] ?? null })),
        );
        const said = (found?.spendingLines ?? []).map(({ planned }) => planned);
        const total = found?.sides[0]?.planned ?? null;
        if (said.includes(null)) expect(total).toBeNull();
        else expect(total).toBe(said.reduce<number>((sum, one) => sum + (one ?? 0), 0));
      }),
      { numRuns: 50 },
    );
  });
});
