import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import type {
  BudgetAnswer,
  BudgetSpeechAnswer,
  FactRefusalAnswer,
  FactRowAnswer,
} from '../../src/directory/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import { testLine } from '../support/line.ts';
import { withKey, type Caller } from '../support/staff.ts';

const BUDGET = '/api/v1/facts/budgets/020101/2025';
const SET = '/api/v1/facts/budgets/rows/set';
const OF_TOTAL = { place_code: '020101', year: '2025', side: 'income', component: 'total', sample: 'yes' };

let context: Context;
let editor: Caller;
beforeEach(async () => {
  context = await testLine();
  editor = withKey(context, createApp(context), ['facts:read', 'facts:write']);
  // A stated total: from now on no line can be changed alone.
  await editor
    .put('/api/v1/facts/budgets/rows', {
      row: { ...OF_TOTAL, planned_riel: '538400000', actual_riel: '546700000' },
    })
    .expect(200);
});
afterEach(() => context.close());

const lines = async (): Promise<FactRowAnswer[]> =>
  ((await editor.get(BUDGET).expect(200)).body as BudgetAnswer).rows;

/** Income lines with other plans: by component. */
const wanted = async (plans: Record<string, string>) =>
  (await lines())
    .filter(({ row }) => row['side'] === 'income' && plans[row['component'] ?? ''] !== undefined)
    .map(({ row, key, seen }) => ({
      row: { ...row, planned_riel: plans[row['component'] ?? ''] },
      ...{ replaces: key, seen },
    }));

const planned = async (component: string) =>
  (await lines()).find(({ row }) => row['side'] === 'income' && row['component'] === component)?.row[
    'planned_riel'
  ];

describe('the lines of a budget', () => {
  it('are told together, with those that there can be', async () => {
    const { rows, components } = (await editor.get(BUDGET).expect(200)).body as BudgetAnswer;
    expect(rows).toHaveLength(8);
    expect(components.income).toEqual(['fund', 'own', 'contributions']);
  });

  it.each([
    ['02/2025', 'place', '02 is no commune or district of the gazetteer'],
    ['999999/2025', 'place', '999999 is no commune or district of the gazetteer'],
    ['%F0%9F%98%80/2025', 'place', 'a place is the official code'],
    ['020101/soon', 'year', 'a year has four digits, such as 2026'],
    ['020101/25', 'year', 'a year has four digits, such as 2026'],
  ])('of %s are refused, by the field %s', async (of, field, says) => {
    for (const door of [of, `${of}/speech`]) {
      const refused = await editor.get(`/api/v1/facts/budgets/${door}`).expect(400);
      expect(refused.body).toMatchObject({
        code: 'bad-input',
        field,
        error: expect.stringContaining(says) as string,
      });
    }
  });

  it('are none where a budget is to begin', async () => {
    const answer = await editor.get('/api/v1/facts/budgets/0201/2031').expect(200);
    expect((answer.body as BudgetAnswer).rows).toEqual([]);
  });

  it('are changed as one set, and each of them is in the audit log', async () => {
    const alone = await wanted({ fund: '514300000' });
    await editor.put(SET, { rows: alone }).expect(422);
    const together = await wanted({ fund: '514300000', own: '6100000' });
    await editor.put(SET, { rows: together }).expect(200);
    expect([await planned('fund'), await planned('own')]).toEqual(['514300000', '6100000']);
    expect(context.audit.page(2).map(({ action, before, after }) => [action, before, after])).toEqual([
      ['fact.changed', expect.objectContaining({ planned_riel: '7100000' }), expect.anything()],
      ['fact.changed', expect.anything(), expect.objectContaining({ planned_riel: '514300000' })],
    ]);
  });

  it('are all as before where their sums do not agree', async () => {
    const answer = await editor.put(SET, { rows: await wanted({ fund: '1', own: '2' }) }).expect(422);
    expect((answer.body as FactRefusalAnswer).problems[0]?.message).toContain('538,400,000');
    expect(await planned('fund')).toBe('513300000');
  });

  it('are not changed where somebody was quicker with one of them', async () => {
    const mine = await wanted({ fund: '514300000', own: '6100000' });
    await editor.put(SET, { rows: await wanted({ own: '8100000', fund: '512300000' }) }).expect(200);
    await editor.put(SET, { rows: mine }).expect(409);
    expect(await planned('own')).toBe('8100000');
  });

  it('go together with what their total becomes, and a sum that does not agree is told at its row', async () => {
    const total = (await lines()).find(({ row }) => row['component'] === 'total');
    const own = (await lines()).find(({ row }) => row['component'] === 'own');
    if (!total || !own) throw new Error('There are no such lines.');
    const [road] = (await lines()).filter(({ row }) => row['component'] === 'roads');
    const others = [{ row: road?.row, replaces: road?.key, seen: road?.seen }];
    const withTotal = (plan: string, actual: string) => ({
      ...{ replaces: total.key, seen: total.seen },
      row: { ...total.row, planned_riel: plan, actual_riel: actual },
    });
    const removes = [{ key: own.key, seen: own.seen }];
    const answer = await editor.put(SET, { rows: [...others, withTotal('1', '1')], removes }).expect(422);
    expect((answer.body as FactRefusalAnswer).problems).toMatchObject([{ row: 2, column: 'planned_riel' }]);
    expect(await planned('own')).toBe('7100000');
    await editor.put(SET, { rows: [withTotal('531300000', '539600000')], removes }).expect(200);
    expect([await planned('own'), await planned('total')]).toEqual([undefined, '531300000']);
    expect(context.audit.page(2).map(({ action }) => action)).toEqual(['fact.removed', 'fact.changed']);
    await editor.put(SET, { rows: [] }).expect(400);
    await editor.put(SET, { rows: [withTotal('531300000', '539600000')], removes }).expect(404);
  });

  it('can be heard before they are kept', async () => {
    const kept = (await editor.get(`${BUDGET}/speech?language=en`).expect(200)).body as BudgetSpeechAnswer;
    const rows = (await lines()).map(({ row }) => row);
    const as = async (all: object[]): Promise<BudgetSpeechAnswer> =>
      (await editor.post(`${BUDGET}/speech?language=en`, { rows: all }).expect(200))
        .body as BudgetSpeechAnswer;
    expect(await as(rows)).toEqual(kept);
    const doubled = rows.map((row) => ({ ...row, planned_riel: `${Number(row['planned_riel']) * 2}` }));
    expect(await as(doubled)).not.toEqual(kept);
    expect((await editor.get(`${BUDGET}/speech?language=en`).expect(200)).body).toEqual(kept);
    await editor.post(`${BUDGET}/speech?language=en`, { rows: [{ ...rows[0], year: '2024' }] }).expect(400);
  });
});
