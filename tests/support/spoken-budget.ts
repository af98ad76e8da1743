import { z } from 'zod';
import { budget } from '../../src/directory/budgets.ts';
import type { ReferenceStore } from '../../src/directory/ports.ts';
import { QUERY_CONTEXT } from './query-context.ts';

const amount = z.number().int().nonnegative().nullable();
const line = z.strictObject({ name: z.string(), planned: amount, actual: amount });
const place = z.strictObject({ code: z.string(), type: z.string() });
const side = line
  .extend({
    percent: z.number().int().nullable(),
    change: z.enum(['more', 'less', 'same']).nullable(),
    changePercent: z.number().int().nonnegative().nullable(),
    perPerson: amount,
  })
  .nullable();
const spokenBudget = z.strictObject({
  commune: place,
  district: place,
  province: place,
  year: z.number().int(),
  sample: z.boolean(),
  spending: side,
  income: side,
  spendingLines: z.array(line),
  incomeLines: z.array(line),
  hasSpendingLines: z.boolean(),
  hasIncomeLines: z.boolean(),
  hasDistrictBudget: z.boolean(),
});
/** The sides of which anything is known, in the order in which a caller can hear them. */
export type SpokenBudget = z.infer<typeof spokenBudget> & { sides: NonNullable<z.infer<typeof side>>[] };

/** What a caller hears of a commune's budget, or null where there is none. */
export function heard(facts: ReferenceStore, commune: string, sampleBudgets = true): SpokenBudget | null {
  const answer = budget.answer({ commune }, facts, { ...QUERY_CONTEXT, sampleBudgets });
  if (answer.outcome !== 'found') return null;
  const found = spokenBudget.parse(answer.data);
  return { ...found, sides: [found.spending, found.income].filter((one) => one !== null) };
}
