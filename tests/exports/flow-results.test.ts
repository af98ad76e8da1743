import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Context } from '../../src/context.ts';
import { openParts } from '../../src/directory/import/read/zip.ts';
import { createApp } from '../../src/http/app.ts';
import { withCase } from '../support/cases.ts';
import { Conversation } from '../support/conversation.ts';
import { testLine } from '../support/line.ts';
import { fillWithCalls } from '../support/many-calls.ts';
import { binary, withKey, type Caller } from '../support/staff.ts';

/* The rules of FLOIP Flow Results 1.0.0-rc1, specification.md, in our own words. */

/** RFC 3339 with an offset, which is written out also for UTC. */
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d:\d\d$/);

const question = z.discriminatedUnion('type', [
  z.strictObject({
    ...{ type: z.literal('select_one'), label: z.string().min(1) },
    type_options: z.strictObject({ choices: z.array(z.string().min(1)).min(1) }),
  }),
  z.strictObject({
    ...{ type: z.literal('numeric'), label: z.string().min(1) },
    type_options: z.strictObject({ range: z.tuple([z.number(), z.number()]) }),
  }),
  z.strictObject({ type: z.literal('text'), label: z.string().min(1), type_options: z.strictObject({}) }),
]);

const FIELDS = [
  ...['timestamp', 'row_id', 'contact_id', 'session_id', 'question_id', 'response', 'response_metadata'],
];

const descriptor = z.strictObject({
  profile: z.literal('flow-results-package'),
  flow_results_specification_version: z.literal('1.0.0-rc1'),
  id: z.uuidv4(),
  name: z.string().regex(/^[a-z0-9._-]+$/),
  title: z.string(),
  created: moment,
  modified: moment,
  resources: z.tuple([
    z.strictObject({
      ...{ name: z.string().regex(/^[a-z0-9._-]+$/), profile: z.literal('data-resource') },
      ...{ access_method: z.literal('file'), path: z.literal('responses.json') },
      ...{
        mediatype: z.literal('application/json'),
        format: z.literal('json'),
        encoding: z.literal('utf-8'),
      },
      schema: z.strictObject({
        language: z.string().length(3),
        fields: z.array(z.strictObject({ name: z.string(), title: z.string(), type: z.string() })).length(7),
        questions: z.record(z.string(), question),
      }),
    }),
  ]),
});

const row = z.tuple([
  ...([moment, z.string(), z.string(), z.string(), z.string()] as const),
  z.union([z.string(), z.number()]),
  z.union([z.null(), z.record(z.string(), z.unknown())]),
]);

type Row = z.infer<typeof row>;

/** Reads a package, and holds it against the rules. */
async function readPackage(bytes: Buffer) {
  const file = join(mkdtempSync(join(tmpdir(), 'sdap-floip-')), 'package.zip');
  writeFileSync(file, bytes);
  const parts = await openParts(file);
  const read = async (name: string): Promise<unknown> => json(await parts.open(name, 100_000_000));
  const told = descriptor.parse(await read('datapackage.json'));
  const rows = z.array(row).parse(await read('responses.json'));
  parts.close();
  const { fields, questions } = told.resources[0].schema;
  expect(fields.map(({ name }) => name)).toEqual(FIELDS);
  expect(new Set(rows.map(([, id]) => id)).size).toBe(rows.length);
  for (const one of rows) expectToAnswer(one, questions[one[4]]);
  return { told, rows, questions };
}

/** What stands in a row is what its question asks for. */
function expectToAnswer(one: Row, asked: z.infer<typeof question> | undefined): void {
  const response = one[5];
  if (asked?.type === 'select_one') expect(asked.type_options.choices).toContain(response);
  else if (asked?.type === 'numeric') {
    expect(response).toBeGreaterThanOrEqual(asked.type_options.range[0]);
    expect(response).toBeLessThanOrEqual(asked.type_options.range[1]);
  } else expect([asked?.type, typeof response]).toEqual(['text', 'string']);
}

const packageOf = async (analyst: Caller, query = ''): ReturnType<typeof readPackage> => {
  const answer = await binary(analyst.get(`/api/v1/exports/responses.zip${query}`)).expect(200);
  expect(answer.headers['content-type']).toBe('application/zip');
  return readPackage(answer.body as Buffer);
};

describe('the package of what callers answered', () => {
  let context: Context;
  let app: RequestListener;
  let analyst: Caller;

  beforeAll(async () => {
    context = await testLine();
    app = createApp(context);
    const known = new Conversation(context);
    await known.dial();
    // A service, its rating; a key that means nothing is no answer.
    for (const key of '1129') await known.press(key);
    await known.hangUp();
    await known.redial();
    for (const key of ['7', '1']) await known.press(key);
    await known.hangUp();
    for (const callSid of ['CA2', 'CA3']) {
      const unknown = new Conversation(context, { callSid, from: 'anonymous' });
      await unknown.dial();
      await unknown.press('2');
      await unknown.hangUp();
    }
    while (context.rollUp(10) > 0);
    analyst = withKey(context, app, ['calls:read']);
  });
  afterAll(() => context.close());

  it('follows the rules, and has every answer that a plain count of the log has', async () => {
    const { rows } = await packageOf(analyst);
    const [told] = context.database.db.all<{ answers: number }>(sql`
      select count(*) as answers from events as exits join events as keys
        on keys.call_id = exits.call_id and keys.turn = exits.turn and keys.node = exits.node
      where exits.type = 'exit' and keys.type = 'pressed'
        and exits.node in ('citizen-line/main-menu', 'citizen-line/services/topics')
        and json_extract(exits.data, '$.exit') not in ('noInput', 'noMatch', 'again', 'chosen')`);
    const ofMenus = rows.filter(([, , , , id]) => id === 'citizen-line.main-menu.menu');
    expect(told?.answers).toBeGreaterThan(3);
    expect(ofMenus.length).toBe(told?.answers);
    expect(ofMenus.map(([, , , , , response]) => response)).toContain('services');
  });

  it('tells returning callers, and takes each who withholds the number for another one', async () => {
    const { rows } = await packageOf(analyst);
    const contacts = new Map(rows.map(([, , contact, session]) => [session, contact]));
    expect(contacts.size).toBe(4);
    expect(new Set(contacts.values()).size).toBe(3);
    const again = await packageOf(analyst);
    // Under another key.
    expect(again.rows.map(([, , contact]) => contact)).not.toEqual(rows.map(([, , contact]) => contact));
    expect(again.told.id).not.toBe((await packageOf(analyst)).told.id);
    const [{ caller } = { caller: '' }] = context.database.db.all<{ caller: string }>(
      sql`select caller from calls where caller is not null`,
    );
    expect(JSON.stringify(rows)).not.toContain(caller);
  });

  it('is narrowed as other exports are, and is whole without any answer', async () => {
    const { rows, questions } = await packageOf(analyst, '?from=2020-01-01&to=2020-01-31');
    expect(rows).toEqual([]);
    expect(Object.keys(questions).length).toBeGreaterThan(5);
  });

  it('is made in the background too, and taken in pieces', async () => {
    const wish = { table: 'responses', format: 'zip' };
    const { body } = (await analyst.post('/api/v1/exports', wish).expect(201)) as {
      body: { export: { id: string } };
    };
    const { id } = body.export;
    await expect
      .poll(async () => (await analyst.get(`/api/v1/exports/${id}`)).body as object)
      .toMatchObject({ export: { state: 'ready' } });
    const whole = (await binary(analyst.get(`/api/v1/exports/${id}/file`)).expect(200)).body as Buffer;
    await readPackage(whole);
    const rest = await binary(analyst.get(`/api/v1/exports/${id}/file`).set('Range', 'bytes=100-')).expect(
      206,
    );
    expect((rest.body as Buffer).equals(whole.subarray(100))).toBe(true);
  });

  it('is of answers only', async () => {
    await analyst.get('/api/v1/exports/calls.zip').expect(404);
    const answer = await analyst.post('/api/v1/exports', { table: 'calls', format: 'zip' }).expect(400);
    expect(answer.body).toMatchObject({ field: 'format' });
  });
});

it('a package has thousands of answers, ratings not among them that no question of a flow asked for', async () => {
  const context = await testLine();
  fillWithCalls(context.database, 3_000);
  const { rows } = await packageOf(withKey(context, createApp(context), ['calls:read']));
  const [told] = context.database.db.all<{ open: number }>(
    sql`select count(*) as open from logged_calls where not confidential`,
  );
  expect(rows.length).toBe(told?.open);
  context.close();
});

it('a package has nothing of a call in which a message was spoken', async () => {
  const { context } = await withCase();
  context.rollUp(10);
  const { rows } = await packageOf(withKey(context, createApp(context), ['calls:read']));
  expect(rows).toEqual([]);
  context.close();
});
