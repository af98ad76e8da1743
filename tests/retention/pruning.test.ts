import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideCase, noteOnCase } from '../../src/cases/work-on-case.ts';
import type { Context } from '../../src/context.ts';
import { prune, wouldPrune } from '../../src/retention/prune.ts';
import type { Kind } from '../../src/retention/kinds.ts';
import { withCase } from '../support/cases.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';
import { watched } from '../support/speaking.ts';

const DAY = 24 * 60 * 60 * 1000;
const OFFICER = { kind: 'system', id: 'test', name: 'test', districts: null } as const;

let now: number;
let context: Context;
beforeEach(async () => {
  now = NOW;
  context = await testLine({ clock: { now: () => now } });
});
afterEach(() => context.close());

const count = (from: string): number =>
  context.database.statement<{ count: number }>(`select count(*) as count from ${from}`).get()?.count ?? 0;

const set = (kind: Kind, days: number): void =>
  context.retention.transaction(() => context.retention.store.setDays(kind, days));

const pruned = async (): Promise<[Kind, number][]> => {
  const would = wouldPrune(context.retention).map(({ kind, amount }) => [kind, amount]);
  const did = (await prune(context.retention, () => Promise.resolve())).map(
    ({ kind, amount }): [Kind, number] => [kind, amount],
  );
  expect(did).toEqual(would);
  return did;
};

async function called(callSid: string, from: string, ...keys: string[]): Promise<void> {
  const call = new Conversation(context, { callSid, from });
  await call.dial();
  for (const key of keys) await call.press(key);
  await call.hangUp();
  while (context.rollUp(10) > 0);
}

describe('a call that is too old', () => {
  it('goes by whole months, with all of the log that is its own', async () => {
    await called('CA1', '+85512345671', '1', '1', '1');
    now += 20 * DAY;
    await called('CA2', '+85512345672', '1', '1', '1');
    set('calls', 92);
    // The first was in November, the second in December; 92 days before 1 March is 29 November.
    now = Date.UTC(2027, 1, 28, 17);
    expect((await pruned()).filter(([kind]) => kind === 'calls')).toEqual([]);
    now = Date.UTC(2027, 2, 3, 17);
    expect((await pruned()).filter(([kind]) => kind === 'calls')).toEqual([['calls', 1]]);
    expect(count('calls')).toBe(1);
    for (const table of ['events', 'turns', 'legs', 'call_facts', 'logged_calls'])
      expect([table, count(`${table} where call_id not in (select id from calls)`)]).toEqual([table, 0]);
    expect(count('sum_calls where level = 0')).toBe(2);
    expect(context.retention.store.deletions(10).filter(({ kind }) => kind === 'calls')).toEqual([
      { at: now, kind: 'calls', amount: 1, olderThan: Date.UTC(2026, 10, 30, 17) },
    ]);
    expect((await pruned()).filter(([kind]) => kind === 'calls')).toEqual([]);
  });

  it('stays while it is not in the sums', async () => {
    const call = new Conversation(context, { callSid: 'CA1' });
    await call.dial();
    await call.hangUp();
    set('calls', 92);
    now += 200 * DAY;
    await prune(context.retention, () => Promise.resolve());
    expect(count('calls')).toBe(1);
    while (context.rollUp(10) > 0);
    await prune(context.retention, () => Promise.resolve());
    expect(count('calls')).toBe(0);
    expect(count('sum_calls where level = 0')).toBe(1);
  });

  it('is told to nobody any more, and nobody can hear that it was', async () => {
    await called('CA1', '+85512345671', '1');
    const [id] = context.database.statement<{ id: string }>('select id from calls').all();
    expect(await context.analyst.ask('callStory', { id: id?.id ?? '' })).not.toBeNull();
    now += 1_300 * DAY;
    await pruned();
    expect(await context.analyst.ask('callStory', { id: id?.id ?? '' })).toBeNull();
    expect(await context.analyst.ask('logSpan', {})).toBeNull();
  });
});

describe('the replies of turns', () => {
  it('go after a week; a request that comes after that is answered with the end', async () => {
    const call = new Conversation(context, { callSid: 'CA1' });
    await call.dial();
    await call.press('1');
    await call.hangUp();
    now += 6 * DAY;
    expect(await pruned()).toEqual([]);
    now += 2 * DAY;
    expect(await pruned()).toEqual([['replies', 2]]);
    expect(count(`turns where reply <> ''`)).toBe(0);
    expect(context.store.reply('call-1', 0)).toBeUndefined();
    expect(await pruned()).toEqual([]);
  });
});

describe('who called and voted', () => {
  const VOTE = ['1', '6', '020101', '1', '1', '1', '3', '1'];

  it('is forgotten when they have not called for two years', async () => {
    await called('CA1', '+85512345671', '1');
    now += 729 * DAY;
    await called('CA2', '+85512345672', '1');
    now += 2 * DAY;
    expect((await pruned()).filter(([kind]) => kind === 'callers')).toEqual([['callers', 1]]);
    expect(count('callers')).toBe(1);
  });

  it('is no longer in votes of a round that closed; the votes count as before', async () => {
    context.flowOfLine = () => 'scorecard';
    await called('CA1', '+85512345671', ...VOTE);
    await called('CA2', '+85512345672', ...VOTE);
    const facility = context.database.statement<{ facility: string }>('select facility from votes').get();
    const voters = () => count(`(select distinct voter from votes where counted)`);
    expect(facility).toBeDefined();
    expect(voters()).toBe(2);
    const scores = count('sum_scores');
    expect(scores).toBeGreaterThan(0);
    // The round closes on 31 December 2027.
    now = Date.UTC(2028, 11, 29, 17);
    expect((await pruned()).filter(([kind]) => kind === 'voters')).toEqual([]);
    now += 2 * DAY;
    expect((await pruned()).filter(([kind]) => kind === 'voters')).toEqual([['voters', 2]]);
    expect(voters()).toBe(2);
    expect(count(`votes where voter not like 'forgotten:%'`)).toBe(0);
    expect(count(`voter_groups where voter not in (select voter from votes)`)).toBe(0);
    expect(count('sum_scores')).toBe(scores);
    // The calls of these votes go too, but that they were.
    now += 400 * DAY;
    await pruned();
    expect(count('events')).toBe(0);
    expect(count(`calls where caller is null and provider_call_id = 'gone:' || id`)).toBe(2);
    expect((await pruned()).filter(([kind]) => kind === 'calls')).toEqual([]);
  });
});

describe('a case', () => {
  it('loses its sound, then its notes, and stays as a case', async () => {
    const { time, overrides } = watched();
    const line = await withCase(overrides);
    context.close();
    context = line.context;
    while (context.rollUp(10) > 0);
    const { number } = line;
    const folder = join(context.settings.dataDir, 'recordings');
    noteOnCase(context.caseWork, OFFICER, { number, seen: null }, 'Went to see the road.');
    decideCase(context.caseWork, OFFICER, { number, seen: null }, 'close', 'done');
    time.now += 366 * DAY;
    expect((await pruned()).map(([kind]) => kind)).toEqual(['case-sounds', 'replies']);
    expect(readdirSync(folder)).toEqual([]);
    time.now += 800 * DAY;
    expect((await pruned()).map(([kind]) => kind)).toEqual(['case-notes', 'callers', 'calls']);
    expect(count('case_notes')).toBe(0);
    expect(context.cases.find(number)).toMatchObject({ state: 'closed', commune: '020101' });
    expect(count('calls')).toBe(1);
    expect(count('pragma_foreign_key_check')).toBe(0);
    expect(existsSync(folder)).toBe(true);
  });

  it('that waits keeps its message when its call is deleted', async () => {
    const { time, overrides } = watched();
    const line = await withCase(overrides);
    context.close();
    context = line.context;
    while (context.rollUp(10) > 0);
    time.now += 2_000 * DAY;
    expect((await pruned()).map(([kind]) => kind)).toContain('calls');
    const row = context.cases.find(line.number);
    expect(context.cases.recording(row?.recording ?? '')).toMatchObject({ state: 'fetched' });
    expect(context.recordingFiles.read(row?.recording ?? '').length).toBeGreaterThan(1_000);
  });
});

describe('the audit log', () => {
  it('is kept for five years', async () => {
    context.database.transaction(() =>
      context.audit.record({ actor: OFFICER, action: 'a.done', subject: { kind: 'a', id: '1' } }),
    );
    now += 1_824 * DAY;
    context.database.transaction(() =>
      context.audit.record({ actor: OFFICER, action: 'b.done', subject: { kind: 'b', id: '1' } }),
    );
    now += 2 * DAY;
    expect((await pruned()).filter(([kind]) => kind === 'audit')).toEqual([['audit', 1]]);
    expect(context.audit.page(10).map(({ action }) => action)).toEqual(['b.done']);
  });
});
