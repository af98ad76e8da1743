import type { RequestListener } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import type {
  FactKindsAnswer,
  FactRefusalAnswer,
  FactRowAnswer,
  FactRowsAnswer,
} from '../../src/directory/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import { makeKey } from '../../src/staff/api-keys.ts';
import { testLine } from '../support/line.ts';
import { signedInAs, withKey, type Caller } from '../support/staff.ts';

const FACTS = '/api/v1/facts';
const BUDGET_LINE = {
  ...{ place_code: '120301', year: '2023', side: 'spending' },
  ...{ component: 'roads', planned_riel: '100', actual_riel: '90', sample: 'no' },
  ...{ confirmed_by: 'Ministry', confirmed_at: '2026-11-01' },
};

let context: Context;
let app: RequestListener;
let editor: Caller;

beforeEach(async () => {
  context = await testLine();
  app = createApp(context);
  editor = withKey(context, app, ['facts:read', 'facts:write', 'requests:write']);
});

const rowsOf = async (kind: string, query = ''): Promise<FactRowsAnswer> =>
  (await editor.get(`${FACTS}/${kind}${query}`).expect(200)).body as FactRowsAnswer;
const put = (kind: string, row: object, seen?: FactRowAnswer) =>
  editor.put(`${FACTS}/${kind}/rows`, { row, ...(seen && { replaces: seen.key, seen: seen.seen }) });
const added = async (kind: string, row: object): Promise<FactRowAnswer> =>
  ((await put(kind, row).expect(200)).body as { row: FactRowAnswer }).row;
const budgetOf = (place: string) => context.facts.world.facts.budget(place).filter(({ sample }) => !sample);
const lastEntry = () => context.audit.page(1)[0];

describe('who may look at facts and change them', () => {
  const holiday = { row: { date: '2026-11-09', name_en: 'Independence Day' } };

  it.each([
    ['administrator', 200, 200],
    ['editor', 200, 200],
    ['analyst', 200, 403],
    ['case-officer', 200, 403],
    ['recorder', 403, 403],
  ] as const)('%s: %d to look, %d to change', async (role, look, change) => {
    const person = await signedInAs(context, app, role);
    await person.get(FACTS).expect(look);
    await person.get(`${FACTS}/holidays`).expect(look);
    await person.get(`${FACTS}/holidays/export.csv`).expect(look);
    await person.put(`${FACTS}/holidays/rows`, holiday).expect(change);
  });

  it('lets a key of requests change requests, and no other facts', async () => {
    const office = withKey(context, app, ['requests:write']);
    const row = { number: '02014711', office: 'owso', place: '0201', state: 'ready' };
    await office.put(`${FACTS}/requests/rows`, { row }).expect(200);
    await office.put(`${FACTS}/holidays/rows`, holiday).expect(403);
    await withKey(context, app, ['facts:write']).put(`${FACTS}/requests/rows`, { row }).expect(403);
  });

  it('keeps who is limited to districts within them', async () => {
    const maker = {
      kind: 'person',
      id: 't',
      name: 't',
      role: null,
      permissions: [],
      districts: null,
    } as const;
    const limited = { name: 'Banan', permissions: ['facts:write' as const], districts: ['0202'] };
    const { secret } = makeKey(context.staff, maker, limited);
    const asked = editor.put(`${FACTS}/budgets/rows`, { row: BUDGET_LINE });
    const answer = await asked.set('Authorization', `Bearer ${secret}`).expect(403);
    expect((answer.body as FactRefusalAnswer).problems[0]?.message).toContain('120301');
    expect(budgetOf('120301')).toEqual([]);
  });
});

describe('the kinds of facts', () => {
  it('are told with their columns, how many rows there are, and who brought the newest', async () => {
    await added('budgets', BUDGET_LINE);
    const { kinds } = (await editor.get(FACTS).expect(200)).body as FactKindsAnswer;
    expect(kinds.map(({ kind }) => kind)).toContain('villages');
    const budgets = kinds.find(({ kind }) => kind === 'budgets');
    expect(budgets).toMatchObject({ confirmed: true, placed: true, replacesInWords: 'place and year' });
    expect(budgets?.columns.find(({ name }) => name === 'side')).toEqual({
      ...{ name: 'side', needed: true, choices: ['income', 'spending'] },
    });
    expect(budgets?.newest).toMatchObject({ by: 'a key', fileName: null, rows: 1 });
    expect(budgets?.mayChange).toBe(true);
  });

  it('that do not exist are said not to', async () => {
    await editor.get(`${FACTS}/weather`).expect(404);
    await editor.put(`${FACTS}/weather/rows`, { row: {} }).expect(404);
  });
});

describe('a table of facts', () => {
  it('comes page by page, each row once', async () => {
    const all = (await rowsOf('services', '?limit=500')).rows.map(({ key }) => key);
    const paged: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const after: string = next && `&after=${encodeURIComponent(next)}`;
      const page: FactRowsAnswer = await rowsOf('services', `?limit=7${after}`);
      paged.push(...page.rows.map(({ key }) => key));
      next = page.next;
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(30);
  });

  it('can be searched, and asked for one place', async () => {
    const found = await rowsOf('services', '?search=BARBER');
    expect(found.rows.length).toBeGreaterThan(0);
    expect(
      found.rows.every(({ row }) => `${row['key']} ${row['name_en']}`.toLowerCase().includes('barber')),
    ).toBe(true);
    expect((await rowsOf('services', '?search=%25')).rows).toEqual([]);
    const ofDistrict = (await rowsOf('budgets', '?place=0201&limit=500')).rows;
    expect(new Set(ofDistrict.map(({ row }) => row['place_code']?.slice(0, 4)))).toEqual(new Set(['0201']));
  });

  it('tells of each row what callers hear of it', async () => {
    const told = async (row: object) =>
      (await added('population', { ...row, year: '2024', people: '9' })).told;
    const by = { confirmed_by: 'NIS' };
    expect(await told({ place_code: '020101', ...by, confirmed_at: '2026-11-01' })).toBe('confirmed');
    expect(await told({ place_code: '120302', ...by, confirmed_at: '2020-11-01' })).toBe('too-old');
    expect(await told({ place_code: '020103', confirmed_by: '', confirmed_at: '' })).toBe('unconfirmed');
    expect((await added('budgets', { ...BUDGET_LINE, sample: 'yes' })).told).toBe('sample');
    expect((await added('holidays', { date: '2026-11-09', name_en: 'A day' })).told).toBeNull();
  });
});

describe('a row', () => {
  it('that is added is heard at once, and stands in the audit log', async () => {
    const { row, shipped } = await added('budgets', BUDGET_LINE);
    expect(row).toMatchObject(BUDGET_LINE);
    expect(shipped).toBe(false);
    expect(budgetOf('120301')).toMatchObject([{ component: 'roads', planned: 100 }]);
    expect(lastEntry()).toMatchObject({
      ...{ action: 'fact.added', subject: { kind: 'budgets' }, before: null, after: BUDGET_LINE },
    });
  });

  it('that is changed keeps what it was in the audit log', async () => {
    const before = await added('budgets', BUDGET_LINE);
    await put('budgets', { ...BUDGET_LINE, planned_riel: '150' }, before).expect(200);
    expect(budgetOf('120301')).toMatchObject([{ planned: 150 }]);
    expect(lastEntry()).toMatchObject({
      action: 'fact.changed',
      before: { planned_riel: '100' },
      after: { planned_riel: '150' },
    });
  });

  it('that gets another key is moved', async () => {
    const before = await added('budgets', BUDGET_LINE);
    await put('budgets', { ...BUDGET_LINE, component: 'water' }, before).expect(200);
    expect(budgetOf('120301').map(({ component }) => component)).toEqual(['water']);
  });

  it('that another has changed meanwhile is not overwritten', async () => {
    const seen = await added('budgets', BUDGET_LINE);
    await put('budgets', { ...BUDGET_LINE, planned_riel: '150' }, seen).expect(200);
    const late = await put('budgets', { ...BUDGET_LINE, planned_riel: '170' }, seen).expect(409);
    expect(late.body).toMatchObject({ code: 'changed-meanwhile' });
    await put('budgets', BUDGET_LINE).expect(409);
    await editor.delete(`${FACTS}/budgets/rows`, { key: seen.key, seen: seen.seen }).expect(409);
    expect(budgetOf('120301')).toMatchObject([{ planned: 150 }]);
  });

  it('that is removed is gone', async () => {
    const { key, seen } = await added('budgets', BUDGET_LINE);
    await editor.delete(`${FACTS}/budgets/rows`, { key, seen }).expect(204);
    expect(budgetOf('120301')).toEqual([]);
    expect(lastEntry()).toMatchObject({ action: 'fact.removed', before: BUDGET_LINE, after: null });
    await editor.delete(`${FACTS}/budgets/rows`, { key, seen }).expect(404);
  });

  it.each([
    [{ planned_riel: 'much' }, 'planned_riel', /whole riel/],
    [{ place_code: '029999' }, 'place_code', /no commune or district/],
    [{ confirmed_at: '' }, 'confirmed_at', /both who confirmed/],
    [{ colour: 'red' }, 'colour', /leave this out/],
    [{ year: null }, 'year', /four digits/],
  ])('that is wrong (%j) is refused with its column and what to do', async (wrong, column, message) => {
    const answer = await put('budgets', { ...BUDGET_LINE, ...wrong }).expect(422);
    const [problem] = (answer.body as FactRefusalAnswer).problems;
    expect(problem?.column).toBe(column);
    expect(problem?.message).toMatch(message);
    expect(budgetOf('120301')).toEqual([]);
  });

  it('that no longer agrees with the rows beside it is refused, and nothing of it stays', async () => {
    await added('budgets', BUDGET_LINE);
    const answer = await put('budgets', { ...BUDGET_LINE, component: 'total', planned_riel: '50' }).expect(
      422,
    );
    expect(JSON.stringify(answer.body)).toContain('its lines are 100 together');
    expect(budgetOf('120301')).toHaveLength(1);
    expect(context.audit.page(10).filter(({ action }) => action.startsWith('fact.'))).toHaveLength(1);
  });

  it('without the state of it that was seen is no change', async () => {
    const { key } = await added('budgets', BUDGET_LINE);
    await editor.put(`${FACTS}/budgets/rows`, { row: BUDGET_LINE, replaces: key }).expect(400);
  });
});
