import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import supertest from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import { lines as lineTable } from '../../db/schema.ts';
import { ROOT, type Context } from '../../src/context.ts';
import type { LineAnswer, LinesAnswer } from '../../src/directory/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import { ROLES } from '../../src/staff/roles.ts';
import { loadReference } from '../../src/storage/reference-store.ts';
import { heardIn, liveFlow, phoneCall, saying } from '../menus/support.ts';
import { testLine } from '../support/line.ts';
import { signedInAs, withKey, type Caller } from '../support/staff.ts';

/** A commune of Battambang. */
const COMMUNE = '020101';
const POSTER = '+85523123456';

let context: Context;
let app: RequestListener;
let technician: Caller;

beforeEach(() => beginWith());

/** In: what a line of before left, where it was one. */
async function beginWith(database?: Buffer): Promise<void> {
  context = await testLine(database && { database });
  app = createApp(context);
  technician = withKey(context, app, [
    'settings:write',
    'flows:read',
    'flows:write',
    'flows:publish',
    'audit:read',
  ]);
}

const lines = async (): Promise<LinesAnswer> =>
  (await technician.get('/api/v1/lines').expect(200)).body as LinesAnswer;
const lineOf = async (number: string): Promise<LineAnswer> => {
  const found = (await lines()).lines.find((one) => one.number === number);
  if (!found) throw new Error(`${number} is no line.`);
  return found;
};
const put = (row: Record<string, string>, seen?: LineAnswer) =>
  technician.put('/api/v1/lines', { row, ...(seen && { replaces: seen.key, seen: seen.seen }) });

/** Publishes a menu of its own that thanks and hangs up. */
async function publishPoster(): Promise<void> {
  const flow = {
    ...saying(await liveFlow(technician, 'citizen-line'), 'thank-you-for-rating'),
    id: 'poster',
  };
  await technician.post('/api/v1/flows', { id: 'poster', title: flow.title }).expect(201);
  await technician.put('/api/v1/flows/poster/draft', { revision: 1, flow }).expect(200);
  await technician.post('/api/v1/releases', { flows: ['poster'], note: 'poster' }).expect(201);
}

async function callTo(number: string, id: string): Promise<void> {
  await phoneCall(context, app, number, id).dial();
}

describe('the lines', () => {
  it.each(ROLES)('are for administrators; %s', async (role) => {
    const somebody = await signedInAs(context, app, role);
    await somebody.get('/api/v1/lines').expect(role === 'administrator' ? 200 : 403);
    await somebody
      .put('/api/v1/lines', { row: { number: POSTER } })
      .expect(role === 'administrator' ? 200 : 403);
  });

  it('are shown to nobody who is not signed in', async () => {
    await supertest(app).get('/api/v1/lines').expect(401);
  });

  it('answer the next call with the menu that was chosen, and know its commune', async () => {
    await publishPoster();
    await callTo(POSTER, 'before');
    expect(context.store.find('simulator', 'before')?.flowId).toBe('citizen-line');
    await put({ number: POSTER, flow: 'poster', place: COMMUNE }).expect(200);
    await callTo(POSTER, 'after');
    expect(context.store.find('simulator', 'after')?.flowId).toBe('poster');
    expect(heardIn(context, 'simulator', 'after')).toContain('thank-you-for-rating');
    expect(context.lineFacts(POSTER)).toMatchObject({ commune: COMMUNE, district: '0201', province: '02' });
  });

  it('tell what a line may answer with, and where it stands', async () => {
    await put({ number: POSTER, place: COMMUNE, language: 'en', note: 'Posters of the market' }).expect(200);
    const answer = await lines();
    expect(answer.flowOfOthers).toBe('citizen-line');
    expect(answer.flows.map(({ id }) => id)).toEqual(['citizen-line', 'record-prompts']);
    expect(answer.languages).toContain('km');
    expect(await lineOf(POSTER)).toMatchObject({
      ...{ number: POSTER, flow: null, language: 'en', note: 'Posters of the market', shipped: false },
      place: { code: COMMUNE, level: 'commune' },
    });
  });

  it.each([
    [{ number: 'twelve' }, 'number'],
    [{ number: '' }, 'number'],
    [{ number: POSTER, flow: 'no-such-flow' }, 'flow'],
    // It returns to another menu, so nobody can begin in it.
    [{ number: POSTER, flow: 'services' }, 'flow'],
    [{ number: POSTER, place: '029999' }, 'place'],
    [{ number: POSTER, language: 'xx' }, 'language'],
    [{ number: POSTER, colour: 'red' }, 'colour'],
  ])('refuse %j and name what is wrong', async (row, field) => {
    const answer = await put(row).expect(400);
    expect(answer.body).toMatchObject({
      code: 'bad-input',
      field,
      error: expect.stringMatching(/\.$/) as string,
    });
    expect((await lines()).lines).toEqual([]);
  });

  it('refuse a menu that a planned release takes away', async () => {
    await publishPoster();
    const releases = context.menus.releases;
    const plan = { by: 'test', note: '', restores: null, flows: new Map([['poster', null]]) };
    context.store.transaction(() => releases.add({ ...plan, liveAt: context.clock.now() + 60_000 }));
    const answer = await put({ number: POSTER, flow: 'poster' }).expect(400);
    expect(answer.body).toMatchObject({ field: 'flow' });
  });

  it('keep what another person did meanwhile', async () => {
    await put({ number: POSTER }).expect(200);
    const seen = await lineOf(POSTER);
    await put({ number: POSTER, note: 'mine' }, seen).expect(200);
    const answer = await put({ number: POSTER, note: 'yours' }, seen).expect(409);
    expect(answer.body).toMatchObject({ code: 'changed-meanwhile' });
    await put({ number: POSTER, note: 'a second one' }).expect(409);
    await technician.delete('/api/v1/lines', { key: seen.key, seen: seen.seen }).expect(409);
    expect((await lineOf(POSTER)).note).toBe('mine');
  });

  it('can be removed once', async () => {
    await put({ number: POSTER }).expect(200);
    const { key, seen } = await lineOf(POSTER);
    await technician.delete('/api/v1/lines', { key, seen }).expect(204);
    await technician.delete('/api/v1/lines', { key, seen }).expect(404);
    expect((await lines()).lines).toEqual([]);
  });

  it('stand in the log with before and after', async () => {
    await put({ number: POSTER }).expect(200);
    await put({ number: POSTER, language: 'en' }, await lineOf(POSTER)).expect(200);
    const { key, seen } = await lineOf(POSTER);
    await technician.delete('/api/v1/lines', { key, seen }).expect(204);
    const rows = context.audit.page(10).filter(({ action }) => action.startsWith('line.'));
    expect(rows.map(({ action }) => action)).toEqual(['line.removed', 'line.changed', 'line.added']);
    expect(rows[1]).toMatchObject({ before: { language: '' }, after: { language: 'en' } });
  });
});

describe('a release of Sdap', () => {
  const release = (...rows: string[]): void => {
    const folder = mkdtempSync(join(tmpdir(), 'sdap-lines-'));
    cpSync(join(ROOT, 'db/reference'), folder, { recursive: true });
    writeFileSync(join(folder, 'lines.csv'), ['number,flow,place,language,note', ...rows, ''].join('\n'));
    loadReference(context.database, folder);
  };

  it('brings its lines, and leaves those of staff as they are', async () => {
    await put({ number: POSTER, note: 'ours' }).expect(200);
    release('1294,,,km,shipped', `${POSTER},,,km,theirs`);
    expect((await lineOf(POSTER)).note).toBe('ours');
    expect(await lineOf('1294')).toMatchObject({ note: 'shipped', shipped: true });
    await put({ number: '1294', note: 'changed' }, await lineOf('1294')).expect(200);
    release('1294,,,en,another');
    expect((await lineOf('1294')).note).toBe('changed');
  });

  it('that takes away what a line of staff names does not stop the start', async () => {
    await publishPoster();
    await put({ number: POSTER, flow: 'poster', place: COMMUNE }).expect(200);
    const made = { by: 'Sdap', note: '', restores: null, liveAt: context.clock.now() };
    context.store.transaction(() =>
      context.menus.releases.add({ ...made, flows: new Map([['poster', null]]) }),
    );
    context.database.db.update(lineTable).set({ language: 'xx' }).run();
    await beginWith(context.database.serialize());

    await callTo(POSTER, 'after');
    expect(context.store.find('simulator', 'after')?.flowId).toBe('citizen-line');
    expect(context.lineFacts(POSTER)).toMatchObject({ commune: COMMUNE, language: null });
    const line = await lineOf(POSTER);
    expect(line).toMatchObject({ flow: 'poster', gone: ['flow', 'language'] });
    expect(await context.metrics.registry.metrics()).toMatch(/fault.*line.* 1/);
    await put({ number: POSTER, flow: 'citizen-line', place: COMMUNE }, line).expect(200);
    expect((await lineOf(POSTER)).gone).toEqual([]);
  });

  it('does not bring back what staff removed', async () => {
    release('1294,,,km,shipped');
    const { key, seen } = await lineOf('1294');
    await technician.delete('/api/v1/lines', { key, seen }).expect(204);
    release('1294,,,en,another');
    expect((await lines()).lines).toEqual([]);
  });
});

describe('a menu that a line answers with', () => {
  it('cannot be taken away by going back to a release without it', async () => {
    await publishPoster();
    await put({ number: POSTER, flow: 'poster' }).expect(200);
    const answer = await technician
      .post('/api/v1/releases/1/restore', { note: 'without the poster' })
      .expect(422);
    expect(answer.body).toMatchObject({ problems: [{ flow: 'poster', rule: 'line-without-flow' }] });
    expect(context.flowOfLine(POSTER)).toBe('poster');
  });
});
