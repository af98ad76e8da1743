import { z } from 'zod';
import {
  confirmation,
  confirmed,
  oneOf,
  placeCode,
  riel,
  sourced,
  sources,
  wholeConfirmation,
  year,
  yes,
} from '../../columns.ts';
import { sumsOf } from '../../budget-sums.ts';
import { COMPONENTS } from '../../components.ts';
import { budgetState } from '../../fact-states.ts';
import type { BudgetRow } from '../../ports.ts';
import { importKind, placeProblem, type RowProblem } from '../kind.ts';

const TOTAL = 'total';

/** The places that have a budget of their own. */
export const BUDGET_LEVELS = ['commune', 'district'] as const;

/** One line of the budget of a commune or a district in one year, as a file has it. */
export const budgetRow = z
  .strictObject({
    place_code: placeCode.refine(
      (code) => code.length > 2,
      'a budget belongs to a commune (six digits) or a district (four)',
    ),
    year,
    side: z.enum(['income', 'spending'], { error: 'write income or spending' }),
    component: oneOf([...COMPONENTS.spending, ...COMPONENTS.income, TOTAL]),
    planned_riel: riel,
    actual_riel: riel,
    sample: yes.default(false),
    ...confirmation,
    ...sources,
  })
  .refine(...wholeConfirmation)
  .transform((row): BudgetRow => ({
    placeCode: row.place_code,
    year: row.year,
    side: row.side,
    component: row.component,
    planned: row.planned_riel,
    actual: row.actual_riel,
    sample: row.sample,
    ...confirmed(row),
    ...sourced(row),
  }));

/** A file replaces the whole budget of each place and year that it names. */
export const budgets = importKind<BudgetRow>({
  name: 'budgets',
  row: budgetRow,
  columns: {
    needed: ['place_code', 'year', 'side', 'component', 'planned_riel', 'actual_riel'],
    optional: ['sample', 'confirmed_by', 'confirmed_at', 'source_url', 'source_date', 'notes'],
  },
  cells: { planned_riel: ({ planned }) => planned, actual_riel: ({ actual }) => actual },
  key: ['placeCode', 'year', 'side', 'component'],
  keyInWords: 'place, year, side and component',
  replaces: ['placeCode', 'year'],
  replacesInWords: 'place and year',
  place: 'placeCode',
  search: ['component', 'confirmedBy', 'notes'],
  told: budgetState,
  check: (row, world) => placeProblem(row.placeCode, BUDGET_LEVELS, world) ?? componentProblem(row),
  note: (row) =>
    row.sample || row.confirmedBy !== null ? undefined : 'nobody confirmed it, so callers do not hear it',
  together: { by: ['placeCode', 'year', 'side'], check: sumProblem },
});

function componentProblem({ side, component }: BudgetRow): RowProblem | undefined {
  const known: readonly string[] = [...COMPONENTS[side], TOTAL];
  return known.includes(component)
    ? undefined
    : { column: 'component', message: `write one of: ${known.join(', ')}` };
}

/** A total that is not what its lines are together, in one column or the other. In: the lines of one side. */
function sumProblem(rows: readonly BudgetRow[]): RowProblem | undefined {
  const total = rows.find(({ component }) => component === TOTAL);
  if (!total) return undefined;
  const lines = rows.filter((row) => row !== total);
  const whole = lines.length === COMPONENTS[total.side].length;
  for (const column of ['planned', 'actual'] as const) {
    const amounts = lines.map((line) => line[column]);
    const { stated, lines: sum, agrees } = sumsOf(total[column], amounts, whole);
    if (!agrees) return { column: `${column}_riel`, message: sumSentence(total, stated ?? 0, sum ?? 0) };
  }
  return undefined;
}

const sumSentence = ({ placeCode, year, side }: BudgetRow, stated: number, sum: number): string =>
  `the total of ${side} of ${placeCode} in ${year} is ${grouped(stated)}, and its lines are ${grouped(sum)} together`;

const grouped = (amount: number): string => amount.toLocaleString('en-US');
