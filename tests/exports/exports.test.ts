import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { EXPORT_FORMATS, EXPORT_NAMES, type ExportName } from '../../src/exports/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import { testLine } from '../support/line.ts';
import { fillWithCalls } from '../support/many-calls.ts';
import { binary, withKey, type Caller } from '../support/staff.ts';
import { READERS, type ReadRow } from '../support/table-files.ts';

/** More than two pages of each table. */
const CALLS = 4_500;

const OPEN = 'call_id in (select call_id from logged_calls where not confidential)';

/** What the log itself says. */
const RECOUNTS: Record<ExportName, string> = {
  calls: 'select count(*) as rows, sum(seconds) as sum from logged_calls',
  events: `select count(*) as rows, sum(sequence) as sum from events where ${OPEN}`,
  responses: `select count(*) as rows, count(*) as sum from events where type = 'exit' and ${OPEN}`,
  ratings: `select count(*) as rows, sum(value) as sum from ratings where ${OPEN}`,
  scorecards: `select count(*) as rows, sum(value) as sum from votes where ${OPEN}`,
  cases: 'select count(*) as rows, count(*) as sum from cases',
};

const SUMMED: Record<ExportName, string | null> = {
  calls: 'seconds',
  events: 'sequence',
  responses: null,
  ratings: 'value',
  scorecards: 'value',
  cases: null,
};

let context: Context;
let app: RequestListener;
let analyst: Caller;

beforeAll(async () => {
  context = await testLine();
  fillWithCalls(context.database, CALLS);
  app = createApp(context);
  analyst = withKey(context, app, ['calls:read']);
});

afterAll(() => context.close());

const rowsOf = async (path: string): Promise<ReadRow[]> => {
  const answer = await binary(analyst.get(`/api/v1/exports/${path}`)).expect(200);
  const format = /\.(\w+)(\?|$)/.exec(path)?.[1] as keyof typeof READERS;
  return READERS[format](answer.body as Buffer);
};

describe.each(EXPORT_NAMES)('the export of %s', (name) => {
  it.each(EXPORT_FORMATS)('has in %s what a plain recount of the log has', async (format) => {
    const rows = await rowsOf(`${name}.${format}`);
    const column = SUMMED[name];
    const sum = rows.reduce((total, row) => total + (column === null ? 1 : Number(row[column])), 0);
    const [told] = context.database.db.all<{ rows: number; sum: number }>(sql.raw(RECOUNTS[name]));
    expect({ rows: rows.length, sum }).toEqual(told);
  });
});

describe('an export', () => {
  it('is narrowed by day, line, language and version', async () => {
    const { db } = context.database;
    const all = await rowsOf('calls.jsonl?from=2026-01-03&to=2026-01-04');
    expect(all).toHaveLength(288);
    expect(all.every(({ day }) => /^2026-01-0[34]/.test(String(day)))).toBe(true);
    const moments = all.flatMap(({ confidential, started_at: at }) => (confidential ? [] : [String(at)]));
    expect(moments).toHaveLength(252);
    expect(moments.every((at) => /^2026-01-0[34]T.*\+07:00$/.test(at))).toBe(true);
    const narrow = await rowsOf('calls.jsonl?line=1294&language=km&version=citizen-line@v2');
    const [told] = db.all<{ rows: number }>(
      sql`select count(*) as rows from calls where line = '1294' and language = 'km' and flow_version = 'v2'`,
    );
    expect(narrow).toHaveLength(told?.rows ?? 0);
    expect(narrow.length).toBeGreaterThan(0);
  });

  it('is narrowed by place: of the call, and of cases of the case', async () => {
    const { db } = context.database;
    const [told] = db.all<{ rows: number }>(
      sql`select count(*) as rows from logged_calls where line = '1294' and not confidential`,
    );
    const rows = await rowsOf('calls.jsonl?place=0201');
    expect(rows).toHaveLength(told?.rows ?? 0);
    expect(rows[0]).toMatchObject({ line: '1294', place: '020101' });
    expect(await rowsOf('calls.jsonl?place=0202')).toEqual([]);
    expect((await rowsOf('cases.jsonl?place=02')).length).toBeGreaterThan(0);
    expect(await rowsOf('cases.jsonl?place=12')).toEqual([]);
  });

  it('tells returning callers, under names that no other export has', async () => {
    const callersOf = async () => (await rowsOf('calls.jsonl')).map(({ caller }) => caller as string | null);
    const [one, other] = [await callersOf(), await callersOf()];
    const [told] = context.database.db.all<{ callers: number }>(
      sql`select count(distinct caller) as callers from calls where id in (select call_id from logged_calls where not confidential)`,
    );
    expect(new Set(one.filter((caller) => caller !== null)).size).toBe(told?.callers);
    expect(one.filter((caller) => caller !== null && other.includes(caller))).toEqual([]);
    expect(one.join()).not.toContain('house-');
  });

  it('has nothing that a caller typed but single keys', async () => {
    const rows = await rowsOf('events.jsonl');
    expect(JSON.stringify(rows)).not.toContain('0201471');
    expect(new Set(rows.map(({ key }) => key))).toEqual(new Set([null, '4']));
  });

  it('of cases leads to no call, no caller and no number', async () => {
    const rows = await rowsOf('cases.jsonl');
    expect(rows[0]).toEqual({
      ...{ kind: 'complaint', topic: null, province: '02', district: '0201', state: 'new' },
      ...{ opened_on: expect.stringMatching(/^2026-/) as string, state_on: expect.any(String) as string },
      due_on: null,
    });
    const days = rows.map(({ opened_on: day }) => String(day));
    expect(days).not.toEqual([...days].sort());
  });

  it('of scorecards says which groups a voter belongs to, and no call', async () => {
    const [row] = await rowsOf('scorecards.jsonl');
    expect(row).toMatchObject({ groups: 'woman', not_of_groups: '', on: '2026-01-01', counted: true });
    expect(JSON.stringify(row)).not.toContain('call');
  });

  it('is written down, with who took it', async () => {
    await rowsOf('calls.csv?from=2026-01-03&to=2026-01-04');
    expect(context.audit.page(1)[0]).toMatchObject({
      action: 'export.made',
      subject: { kind: 'export', id: 'calls' },
      after: { format: 'csv', from: '2026-01-03', to: '2026-01-04' },
    });
  });

  it.each([
    ['/api/v1/exports/turns.csv', 404, 'There is no export turns.csv'],
    ['/api/v1/exports/calls.doc', 404, 'There is no export calls.doc'],
    ['/api/v1/exports/calls.csv?from=yesterday', 400, 'from: give a day'],
  ])('refuses %s', async (path, status, says) => {
    const answer = await analyst.get(path).expect(status);
    expect((answer.body as { error: string }).error).toContain(says);
  });
});

describe('an export as a file', () => {
  const make = async (format: string): Promise<string> => {
    const made = await analyst.post('/api/v1/exports', { table: 'calls', format }).expect(201);
    const { id } = (made.body as { export: { id: string } }).export;
    await expect
      .poll(() => analyst.get(`/api/v1/exports/${id}`).then(({ body }) => body as object), {
        timeout: 20_000,
      })
      .toMatchObject({ export: { state: 'ready', share: 1, rows: CALLS } });
    return id;
  };
  const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

  it.each(EXPORT_FORMATS)('goes on after a break, as %s', async (format) => {
    const id = await make(format);
    const path = `/api/v1/exports/${id}/file`;
    const whole = await binary(analyst.get(path)).expect(200);
    expect(await READERS[format](whole.body as Buffer)).toHaveLength(CALLS);
    const broken = (whole.body as Buffer).subarray(0, 1000);
    const rest = await binary(
      analyst.get(path).set('Range', 'bytes=1000-').set('If-Range', String(whole.headers['etag'])),
    ).expect(206);
    expect(sha(Buffer.concat([broken, rest.body as Buffer]))).toBe(sha(whole.body as Buffer));
    await analyst.delete(`/api/v1/exports/${id}`).expect(204);
    await analyst.get(path).expect(404);
  });

  it('is for whoever made it', async () => {
    const id = await make('csv');
    const other = withKey(context, app, ['calls:read']);
    await other.get(`/api/v1/exports/${id}/file`).expect(404);
    expect((await other.get('/api/v1/exports').expect(200)).body).toEqual({ exports: [] });
    await analyst.delete(`/api/v1/exports/${id}`).expect(204);
  });
});
