import type { RequestListener } from 'node:http';
import request from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../src/context.ts';
import type { FactRefusalAnswer } from '../src/directory/api-types.ts';
import type { OfficeRequest } from '../src/directory/requests/request-row.ts';
import { createApp } from '../src/http/app.ts';
import { makeKey } from '../src/staff/api-keys.ts';
import type { Permission } from '../src/staff/roles.ts';
import { NOW, testLine } from './support/line.ts';

const ROW = {
  number: '02014711',
  office: 'owso',
  place: '0201',
  service: 'birth-certificate',
  state: 'checking',
};
const OTHER = { number: '12014711', office: 'commune', place: '120101', state: 'ready' };

let context: Context;
let app: RequestListener;
/** Keys of a test: all of the country, one district, and one that may only read. */
let keys: Record<string, string>;

beforeEach(async () => {
  context = await testLine();
  app = createApp(context);
  const maker = {
    kind: 'person',
    id: 'test',
    name: 'test',
    role: null,
    permissions: [],
    districts: null,
  } as const;
  const key = (name: string, permissions: Permission[], districts: string[] | null): string =>
    makeKey(context.staff, maker, { name, permissions, districts }).secret;
  keys = {
    country: key('country', ['requests:write'], null),
    banan: key('banan', ['requests:write'], ['0201']),
    reader: key('reader', ['facts:read'], null),
  };
});

const put = (requests: unknown, key = 'country'): request.Test =>
  request(app)
    .put('/api/v1/requests')
    .set('Authorization', `Bearer ${keys[key] ?? ''}`)
    .send({ requests });
const known = (number: string): OfficeRequest | undefined => context.facts.world.facts.request(number);
const everything = (): (OfficeRequest | undefined)[] => [known(ROW.number), known(OTHER.number)];

describe('PUT /api/v1/requests', () => {
  it('takes what an office tells, and names who told it and when', async () => {
    const answer = await put([ROW, OTHER]);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect(known(ROW.number)).toEqual({
      ...{ ...ROW, next: null, readyOn: null },
      ...{ updatedAt: NOW, updatedBy: 'country' },
    });
  });

  it('sent again changes nothing, and a new state changes one', async () => {
    await put([ROW, OTHER]);
    const before = everything();
    expect((await put([ROW, OTHER], 'country')).body).toEqual({ added: 0, changed: 0, unchanged: 2 });
    expect(everything()).toEqual(before);
    expect((await put([{ ...ROW, state: 'ready' }, OTHER])).body).toMatchObject({ changed: 1, unchanged: 1 });
    expect(known(ROW.number)?.state).toBe('ready');
  });

  it.each([
    ['nobody', undefined, 401],
    ['a key without the permission', 'reader', 403],
  ])('lets %s change nothing', async (_who, key, status) => {
    expect((await put([ROW], key ?? '')).status).toBe(status);
    expect(everything()).toEqual([undefined, undefined]);
  });

  it.each([
    ['number', '12', 'a ticket has 4 to 10 digits'],
    ['number', '០២០១', 'not as Khmer digits'],
    ['number', 2014711, 'as text, with its zeros'],
    ['state', 'lost', 'write one of: received'],
    ['office', 'school', 'write one of: owso'],
    ['place', '0299', 'is no place of the gazetteer'],
    ['place', '201', 'two, four or six digits'],
    ['service', 'passport', 'there is no service passport'],
    ['next', 'run', 'leave blank, or write one of: wait'],
    ['ready_on', '2026-02-30', 'write dates as 2026-11-21'],
    ['ready_on', '1/2/2026', 'write dates as 2026-11-21'],
  ])('refuses a wrong %s (%s) with a sentence, and takes no other row', async (field, value, sentence) => {
    const answer = await put([OTHER, { ...ROW, [field]: value }]);
    expect(answer.status).toBe(422);
    const body = answer.body as FactRefusalAnswer;
    expect(body.error).toContain('Nothing was changed.');
    expect(body.problems).toEqual([
      { row: 2, column: field, message: expect.stringContaining(sentence) as string },
    ]);
    expect(everything()).toEqual([undefined, undefined]);
  });

  it('refuses a field that nobody reads, a number that stands twice, and what is no list', async () => {
    const problems = async (rows: unknown): Promise<string> => {
      const answer = await put(rows);
      expect(answer.status).toBe(422);
      return JSON.stringify(answer.body);
    };
    expect(await problems([{ ...ROW, name: 'Sok' }])).toContain('leave this out');
    expect(await problems([ROW, OTHER, ROW])).toContain('row 1 has the same number');
    expect(await problems([])).toContain('1 to 1000 requests');
    expect(await problems('all')).toContain('1 to 1000 requests');
    expect(everything()).toEqual([undefined, undefined]);
  });

  it('refuses the number of another office', async () => {
    await put([ROW]);
    const answer = await put([OTHER, { ...ROW, office: 'commune', place: '020101' }]);
    expect(answer.status).toBe(409);
    expect(JSON.stringify(answer.body)).toContain('belongs to another office');
    expect(known(OTHER.number)).toBeUndefined();
    expect(known(ROW.number)?.office).toBe('owso');
  });

  it('refuses places beyond those of the key', async () => {
    expect((await put([ROW], 'banan')).status).toBe(200);
    expect((await put([ROW, OTHER], 'banan')).status).toBe(403);
    expect(known(OTHER.number)).toBeUndefined();
  });

  it('answers a body that is no JSON, or far too long, in a sentence', async () => {
    const raw = (text: string): request.Test =>
      request(app)
        .put('/api/v1/requests')
        .set('Authorization', `Bearer ${keys['country']}`)
        .type('json')
        .send(text);
    const broken = await raw('{"requests":');
    expect([broken.status, JSON.stringify(broken.body)]).toEqual([400, expect.stringContaining('no JSON')]);
    const long = await raw(JSON.stringify({ requests: ['x'.repeat(600_000)] }));
    expect([long.status, JSON.stringify(long.body)]).toEqual([413, expect.stringContaining('at most 1000')]);
  });
});

describe('DELETE /api/v1/requests/:number', () => {
  const remove = (number: string, key = 'country'): request.Test =>
    request(app)
      .delete(`/api/v1/requests/${number}`)
      .set('Authorization', `Bearer ${keys[key] ?? ''}`);

  it('takes one out, once or twice', async () => {
    await put([ROW, OTHER]);
    expect((await remove(ROW.number)).status).toBe(204);
    expect((await remove(ROW.number)).status).toBe(204);
    expect(everything()).toEqual([undefined, expect.anything()]);
  });

  it('leaves what the key does not reach', async () => {
    await put([OTHER]);
    expect((await remove(OTHER.number, 'banan')).status).toBe(403);
    expect(known(OTHER.number)).toBeDefined();
  });
});
