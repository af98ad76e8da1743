import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { prune } from '../../src/retention/prune.ts';
import type { RetentionAnswer } from '../../src/retention/api-types.ts';
import { NOW, testLine } from '../support/line.ts';
import { withKey, type Caller } from '../support/staff.ts';

const DAY = 24 * 60 * 60 * 1000;

let context: Context;
let app: RequestListener;
let technician: Caller;
let now: number;
beforeEach(async () => {
  now = NOW;
  context = await testLine({ clock: { now: () => now } }, { FACTS_MAX_AGE_DAYS: '400', CASE_DAYS: '7' });
  app = createApp(context);
  technician = withKey(context, app, ['settings:write']);
});
afterEach(() => context.close());

const read = async (): Promise<RetentionAnswer> =>
  (await technician.get('/api/v1/retention').expect(200)).body as RetentionAnswer;

describe('what is kept how long', () => {
  it('is told as the line runs', async () => {
    const { set, fixed, deletions } = await read();
    expect(set).toEqual(
      expect.arrayContaining([
        { what: 'calls', days: 1_095, least: 92, most: 3_650, usual: 1_095 },
        { what: 'case-sounds', days: 365, least: 1, most: 3_650, usual: 365 },
        { what: 'exports', days: 1, least: 1, most: 30, usual: 1 },
      ]),
    );
    expect(fixed).toEqual(
      expect.arrayContaining([
        { what: 'facts', setting: 'FACTS_MAX_AGE_DAYS', kept: { amount: 400, unit: 'days' } },
        { what: 'case-due', setting: 'CASE_DAYS', kept: { amount: 7, unit: 'working-days' } },
        { what: 'text-numbers', setting: null, kept: { amount: 23, unit: 'hours' } },
      ]),
    );
    expect(deletions).toEqual([]);
  });

  it('is set for each kind, and the audit log has before and after', async () => {
    const answer = await technician.put('/api/v1/retention/callers', { days: 100 }).expect(200);
    expect((answer.body as RetentionAnswer).set).toContainEqual(
      expect.objectContaining({ what: 'callers', days: 100, usual: 730 }),
    );
    await technician.put('/api/v1/retention/callers', { days: 100 }).expect(200);
    expect(context.audit.of({ kind: 'retention', id: 'callers' })).toMatchObject([
      { action: 'retention.changed', before: { callers: 730 }, after: { callers: 100 } },
    ]);
  });

  it.each([
    ['calls', 91],
    ['calls', 3_651],
    ['audit', 364],
    ['replies', 0],
    ['exports', 31],
    ['callers', 99.5],
    ['callers', '100'],
  ])('of %s is not %s', async (kind, days) => {
    const answer = await technician.put(`/api/v1/retention/${kind}`, { days }).expect(400);
    expect(answer.body).toMatchObject({ code: 'bad-input', field: 'days' });
    expect(context.audit.of({ kind: 'retention', id: kind })).toEqual([]);
  });

  it('of what there is not, is not', async () => {
    await technician.put('/api/v1/retention/everything', { days: 100 }).expect(404);
  });

  it('tells afterwards what was deleted, and a run that finds nothing tells nothing', async () => {
    await technician.put('/api/v1/retention/callers', { days: 100 }).expect(200);
    context.database.transaction(() => {
      const caller = context.database.statement(
        'insert into callers (pseudonym, first_call_at, last_call_at) values (?, ?, ?)',
      );
      for (let index = 0; index < 1_200; index += 1)
        caller.run(`caller-${index}`, NOW, index % 3 === 0 ? NOW - 101 * DAY : NOW);
    });
    let batches = 0;
    const rest = (): Promise<void> => {
      batches += 1;
      return Promise.resolve();
    };
    await prune(context.retention, rest);
    expect(batches).toBeGreaterThanOrEqual(3);
    expect((await read()).deletions).toEqual([
      { at: NOW, kind: 'callers', amount: 400, olderThan: NOW - 100 * DAY },
    ]);
    await prune(context.retention, rest);
    expect((await read()).deletions).toHaveLength(1);
  });
});
