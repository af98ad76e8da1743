import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseAnswer, CasesAnswer } from '../../src/cases/api-types.ts';
import type { Context } from '../../src/context.ts';
import { addCases, withCase } from '../support/cases.ts';
import { NOW } from '../support/line.ts';
import { person, signedInAs, signIn, type Caller } from '../support/staff.ts';

const DAY = 24 * 60 * 60_000;

let context: Context;
let app: RequestListener;
let number: string;
beforeEach(async () => {
  ({ context, app, number } = await withCase());
});
afterEach(() => context.close());

const officerOf = async (...districts: string[]): Promise<Caller> => {
  const username = `officer-${districts.join('-')}`;
  await person(context, 'case-officer', { username, districts });
  return signIn(context, app, username);
};

/** Every door below a case, with a body that would be taken. */
const DOORS: [method: 'get' | 'post', path: string, body?: object][] = [
  ['get', ''],
  ['get', '/recording.wav'],
  ['get', '/replies/1.wav'],
  ['post', '/notes', { seen: 0, text: 'a note' }],
  ['post', '/assign', { seen: 0, to: null }],
  ['post', '/due', { seen: 0, on: '2026-12-24' }],
  ['post', '/open', { seen: 0 }],
  ['post', '/close', { seen: 0, reason: 'done' }],
  ['post', '/reject', { seen: 0, reason: 'a joke' }],
  ['post', '/reopen', { seen: 0, reason: 'not done' }],
  ['post', '/replies?seen=0'],
  ['post', '/replies/prompt', { seen: 0, prompt: 'trouble' }],
  ['post', '/redact', { seen: 0, cover: 'beep', spans: [{ from: 1, to: 2 }] }],
  ['post', '/delete-recording', { seen: 0 }],
];

const statuses = async (caller: Caller): Promise<number[]> => {
  const all: number[] = [];
  for (const [method, path, body] of DOORS) {
    all.push((await caller[method](`/api/v1/cases/${number}${path}`, body)).status);
  }
  return all;
};

describe('the doors of a case', () => {
  it.each(['editor', 'recorder', 'analyst'] as const)(
    'are shut for the role %s, and so is the inbox',
    async (role) => {
      const caller = await signedInAs(context, app, role);
      expect(new Set(await statuses(caller))).toEqual(new Set([403]));
      await caller.get('/api/v1/cases').expect(403);
      await caller.get('/api/v1/cases/reply-prompts?language=km').expect(403);
    },
  );

  it('lead to nothing for an officer of another district', async () => {
    const officer = await officerOf('1208', '0202');
    expect(new Set(await statuses(officer))).toEqual(new Set([404]));
    const { body } = (await officer.get('/api/v1/cases').expect(200)) as { body: CasesAnswer };
    expect(body.cases).toEqual([]);
    expect(body.counts).toEqual({
      states: { new: 0, open: 0, answered: 0, closed: 0, rejected: 0 },
      late: 0,
    });
  });

  it.each([
    ['an officer of the district', () => officerOf('0201', '1208')],
    ['an administrator', () => signedInAs(context, app, 'administrator')],
  ])('are open for %s', async (_who, make) => {
    const caller = await make();
    const { body } = (await caller.get(`/api/v1/cases/${number}`).expect(200)) as { body: CaseAnswer };
    expect(body.case).toMatchObject({
      ...{ number, kind: 'place-problem', topic: 'road', language: 'km', state: 'new' },
      ...{ openedOn: '2026-11-21', dueOn: '2026-12-04', late: false, sound: 'ready', seconds: 9 },
      ...{ assignedTo: null, revision: 0, notes: [], replies: [], history: [] },
    });
    expect(body.case.place?.en).toHaveLength(3);
    const { body: list } = (await caller.get('/api/v1/cases').expect(200)) as { body: CasesAnswer };
    expect(list.cases.map((one) => one.number)).toEqual([number]);
    await caller.post(`/api/v1/cases/${number}/notes`, { seen: 0, text: 'a note' }).expect(200);
  });

  it('refuse a body that is wrong, and name the field', async () => {
    const caller = await signedInAs(context, app, 'administrator');
    const refused = async (path: string, body: object): Promise<unknown> =>
      (await caller.post(`/api/v1/cases/${number}/${path}`, body).expect(400)).body;
    expect(await refused('notes', { seen: 0, text: ' ' })).toMatchObject({ field: 'text' });
    expect(await refused('close', { seen: 0 })).toMatchObject({ field: 'reason' });
    expect(await refused('due', { seen: 0, on: '2026-02-30' })).toMatchObject({ field: 'on' });
    expect(await refused('redact', { seen: 0, cover: 'beep', spans: [{ from: 2, to: 1 }] })).toMatchObject({
      field: 'spans.0',
    });
    expect(await refused('redact', { seen: 0, cover: 'beep', spans: [{ from: 9, to: 10 }] })).toMatchObject({
      field: 'spans',
    });
  });
});

describe('the inbox', () => {
  const asked = async (caller: Caller, query: string): Promise<string[]> => {
    const { body } = (await caller.get(`/api/v1/cases?${query}`).expect(200)) as { body: CasesAnswer };
    return body.cases.map((one) => one.number);
  };

  it('is filtered by what a case is, where, whose, and whether it is late', async () => {
    const caller = await signedInAs(context, app, 'administrator');
    const me = context.staff.people.findByUsername('administrator')?.id ?? '';
    addCases(context, [
      { number: '200001', state: 'open', assignedTo: me, openedAt: NOW - DAY, dueOn: '2026-11-20' },
      { number: '200002', kind: 'question', commune: '020202', openedAt: NOW - 2 * DAY, dueOn: '2026-11-21' },
      { number: '200003', state: 'closed', openedAt: NOW - 3 * DAY, dueOn: '2026-11-01' },
    ]);
    expect(await asked(caller, '')).toEqual([number, '200001', '200002', '200003']);
    expect(await asked(caller, 'state=closed')).toEqual(['200003']);
    expect(await asked(caller, 'kind=complaint')).toEqual(['200001', '200003']);
    expect(await asked(caller, 'topic=road')).toEqual([number]);
    expect(await asked(caller, 'place=0202')).toEqual(['200002']);
    expect(await asked(caller, 'place=02')).toEqual([number, '200002']);
    expect(await asked(caller, 'assigned=me')).toEqual(['200001']);
    expect(await asked(caller, 'assigned=nobody&state=new')).toEqual([number, '200002']);
    // A case is late from the day after, and not at all once it has ended.
    expect(await asked(caller, 'late=yes')).toEqual(['200001']);
    const { body } = (await caller.get('/api/v1/cases?state=closed')) as { body: CasesAnswer };
    expect(body.counts).toEqual({
      states: { new: 2, open: 1, answered: 0, closed: 1, rejected: 0 },
      late: 1,
    });
    // A case of no place is for those who see the whole country.
    expect(await asked(await officerOf('0201', '0202'), '')).toEqual([number, '200002']);
    await caller.get('/api/v1/cases?state=lost').expect(400);
  });

  it('comes in pages that neither lose nor repeat a case, also of one moment', async () => {
    const caller = await signedInAs(context, app, 'administrator');
    addCases(
      context,
      Array.from({ length: 7 }, (_, index) => ({ number: String(200_000 + index) })),
    );
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const path: string = `/api/v1/cases?limit=3${after && `&after=${after}`}`;
      const { body } = (await caller.get(path).expect(200)) as { body: CasesAnswer };
      seen.push(...body.cases.map((one) => one.number));
      after = body.next;
    }
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
  });
});
