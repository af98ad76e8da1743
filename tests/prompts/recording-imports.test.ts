import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { RequestListener } from 'node:http';
import supertest, { type Test } from 'supertest';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordingImports } from '../../db/schema.ts';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import type { ImportAnswer } from '../../src/prompts/api-types.ts';
import { testLine } from '../support/line.ts';
import { makeSound, VOICE } from '../support/made-sounds.ts';
import { person, signedInAs, signIn, type Caller } from '../support/staff.ts';
import { zipOf } from '../support/zip.ts';

let zip: Buffer;
beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'sdap-voice-')), 'hum.mp3');
  const voice = await makeSound(file, VOICE);
  zip = await zipOf({
    'monday/welcome.mp3': voice,
    'goodbye.mp3': voice,
    'wellcome.mp3': voice,
    'press-1.mp3': Buffer.from('no'),
  });
});

let context: Context;
let app: RequestListener;
let recorder: Caller;
beforeEach(async () => {
  context = await testLine();
  app = createApp(context);
  recorder = await signedInAs(context, app, 'recorder');
});

const announced = (bytes: number, language = 'km'): object => ({
  ...{ language, bytes, speaker: 'Chan Sok', fileName: 'monday.zip' },
});

async function begin(bytes: number): Promise<ImportAnswer> {
  const sent = await recorder.post('/api/v1/recording-imports', announced(bytes)).expect(201);
  return sent.body as ImportAnswer;
}

/** One piece, as the tus protocol has it. */
const piece = (upload: string, offset: number, bytes: Buffer, by: Caller = recorder): Test =>
  by
    .patch(upload)
    .set({
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
    })
    .send(bytes);

const head = (upload: string): Test =>
  supertest(app).head(upload).set({ 'Tus-Resumable': '1.0.0', Cookie: recorder.cookie });

const look = async (id: string): Promise<ImportAnswer['import']> =>
  ((await recorder.get(`/api/v1/recording-imports/${id}`).expect(200)).body as ImportAnswer).import;

async function sent(bytes: Buffer): Promise<ImportAnswer['import']> {
  const { upload, import: one } = await begin(bytes.length);
  await piece(upload, 0, bytes).expect(204);
  await context.imports.idle();
  return look(one.id);
}

describe('many recordings in one zip', () => {
  it('arrive in pieces, go on after a dropped line, are reported one by one, and are then heard together', async () => {
    const { upload, import: one } = await begin(zip.length);
    expect(one.state).toBe('uploading');
    const half = Math.floor(zip.length / 2);
    await piece(upload, 0, zip.subarray(0, half)).expect(204);
    // The line dropped, and the browser does not know how much arrived.
    const asked = await head(upload).expect(200);
    expect(asked.headers['upload-offset']).toBe(String(half));
    await piece(upload, 0, zip.subarray(0, half)).expect(409);
    await piece(upload, half, zip.subarray(half)).expect(204);
    await context.imports.idle();

    const ready = await look(one.id);
    expect([ready.state, ready.done, ready.total]).toEqual(['ready', 4, 4]);
    expect(ready.report?.lines.map((line) => [line.file, 'code' in line ? line.code : 'ok'])).toEqual([
      ['goodbye.mp3', 'ok'],
      ['monday/welcome.mp3', 'ok'],
      ['press-1.mp3', 'not-audio'],
      ['wellcome.mp3', 'unknown-prompt'],
    ]);
    expect(context.library.contents().clips.every(({ origin }) => origin === 'generated')).toBe(true);

    await recorder.post(`/api/v1/recording-imports/${one.id}/apply`, { approve: true }).expect(403);
    const applied = await recorder.post(`/api/v1/recording-imports/${one.id}/apply`, { approve: false });
    expect(applied.body).toEqual({ clips: 2 });
    const added = context.library.contents().clips.filter(({ origin }) => origin === 'recorded');
    expect(added.map(({ prompt, speaker }) => [prompt, speaker])).toEqual([
      ['goodbye', 'Chan Sok'],
      ['welcome', 'Chan Sok'],
    ]);
    await recorder.post(`/api/v1/recording-imports/${one.id}/apply`, { approve: false }).expect(409);
    expect(existsSync(context.uploads.path(one.id))).toBe(false);
  });

  it('that were read when the line stopped are read again when it starts', async () => {
    const { upload, import: one } = await begin(zip.length);
    const received = context.imports.received;
    context.imports.received = (id) => {
      // The process dies before the first recording is read.
      context.database.db
        .update(recordingImports)
        .set({ state: 'converting' })
        .where(eq(recordingImports.id, id))
        .run();
    };
    await piece(upload, 0, zip).expect(204);
    context.imports.received = received;
    expect((await look(one.id)).state).toBe('converting');
    context.imports.resume();
    await context.imports.idle();
    expect((await look(one.id)).state).toBe('ready');
  });

  it.each([
    ['is no zip', () => Promise.resolve(Buffer.from('hello')), 'not-a-zip'],
    ['is cut off', () => Promise.resolve(zip.subarray(0, zip.length - 30)), 'not-a-zip'],
    [
      'leads out of its folder',
      async () =>
        Buffer.from(
          (await zipOf({ 'aa/welcome.wav': Buffer.from('x') })).toString('latin1').replaceAll('aa/w', '../w'),
          'latin1',
        ),
      'unsafe-zip',
    ],
  ])('are refused as a whole where the file %s', async (_what, make, code) => {
    const before = context.library.contents();
    const refused = await sent(await make());
    expect(refused).toMatchObject({ state: 'refused', report: null, refusal: { code } });
    expect(refused.refusal?.message).toMatch(/\.$/);
    await recorder.post(`/api/v1/recording-imports/${refused.id}/apply`, { approve: false }).expect(409);
    expect(context.library.contents()).toEqual(before);
  });

  it('can be discarded, and nothing is left of them', async () => {
    const ready = await sent(zip);
    await recorder.delete(`/api/v1/recording-imports/${ready.id}`).expect(204);
    expect((await look(ready.id)).state).toBe('discarded');
    await recorder.post(`/api/v1/recording-imports/${ready.id}/apply`, { approve: false }).expect(409);
  });

  it('belong to who sends them', async () => {
    const { upload, import: one } = await begin(zip.length);
    await person(context, 'recorder', { username: 'other' });
    const other = await signIn(context, app, 'other');
    await other.get(`/api/v1/recording-imports/${one.id}`).expect(404);
    await piece(upload, 0, zip, other).expect(404);
    await other.delete(`/api/v1/recording-imports/${one.id}`).expect(404);
    await supertest(app).get(`/api/v1/recording-imports/${one.id}`).expect(401);
  });

  it('are asked for in plain words when they are too many, or in no language of the line', async () => {
    const applied = await recorder.post('/api/v1/recording-imports', announced(2 ** 31)).expect(422);
    expect(applied.body).toMatchObject({ code: 'too-large' });
    await recorder.post('/api/v1/recording-imports', announced(10, 'fr')).expect(404);
    await recorder.post('/api/v1/recording-imports', announced(0)).expect(400);
  });
});
