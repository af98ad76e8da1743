import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets as budgetTable } from '../../db/schema.ts';
import { filledStore } from '../../tests/support/reference.ts';
import { heard } from '../../tests/support/spoken-budget.ts';
import type { Store } from '../storage/database.ts';
import { referenceStore } from '../storage/reference-store.ts';
import { budgetPrompts } from './budgets.ts';
import type { ReferenceStore } from './ports.ts';

const KA_CHOUN = '160904';

describe('the budgets of db/reference', () => {
  let store: Store;
  let facts: ReferenceStore;
  beforeAll(() => {
    store = filledStore();
    facts = referenceStore(store);
  });
  afterAll(() => store.close());

  it('of Ka Choun are real: its total is known, and what was spent is not', () => {
    const found = heard(facts, KA_CHOUN);
    expect(found).toMatchObject({
      commune: { code: KA_CHOUN, type: 'khum' },
      sample: false,
      hasSpendingLines: true,
    });
    expect(found?.sides).toEqual([
      {
        name: 'budget-spending',
        planned: 200_000_000,
        actual: null,
        percent: null,
        change: null,
        changePercent: null,
        perPerson: null,
      },
    ]);
  });

  it('of Ka Choun are heard without the samples too', () => {
    expect(heard(facts, KA_CHOUN, false)).toEqual(heard(facts, KA_CHOUN, true));
  });

  it('of another commune are announced as a sample', () => {
    expect(heard(facts, '010501')).toMatchObject({ commune: { code: '010501', type: 'khum' }, sample: true });
  });

  it('of another commune are not found where samples are off', () => {
    expect(heard(facts, '010501', false)).toBeNull();
  });

  it.each(['999999', '16', ''])('are not found for what is no commune: "%s"', (code) => {
    expect(heard(facts, code)).toBeNull();
  });

  it('agree: the lines of a side add up to its total, in every commune', () => {
    const rows = store.db.select({ commune: budgetTable.placeCode }).from(budgetTable).all();
    const communes = [...new Set(rows.map((row) => row.commune))];
    expect(communes.length).toBeGreaterThan(1_000);
    let compared = 0;
    for (const code of communes) {
      const found = heard(facts, code);
      for (const side of found?.sides ?? []) {
        const lines = side.name === 'budget-spending' ? found?.spendingLines : found?.incomeLines;
        for (const column of ['planned', 'actual'] as const) {
          const amounts = (lines ?? []).map((one) => one[column]);
          if (amounts.length === 0 || side[column] === null || amounts.includes(null)) continue;
          compared += 1;
          const sum = amounts.reduce<number>((total, one) => total + (one ?? 0), 0);
          if (found?.sample) expect(sum, `${code} ${side.name} ${column}`).toBe(side[column]);
          else expect(sum, `${code} ${side.name} ${column}`).toBeLessThanOrEqual(side[column]);
        }
      }
    }
    expect(compared).toBeGreaterThan(1_000);
  });

  it('name only prompts that are checked for being heard', () => {
    const known = budgetPrompts();
    const found = [heard(facts, KA_CHOUN), heard(facts, '010501')].flatMap((one) =>
      one
        ? [
            ...one.sides.map((side) => side.name),
            ...one.spendingLines.map(({ name }) => name),
            ...one.incomeLines.map(({ name }) => name),
          ]
        : [],
    );
    expect(found.length).toBeGreaterThan(4);
    for (const name of found) expect(known).toContain(name);
  });
});
