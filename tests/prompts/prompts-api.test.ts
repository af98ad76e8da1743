import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import type { ClipAnswer, PromptAnswer, PromptListAnswer } from '../../src/prompts/api-types.ts';
import { fromMuLaw, muLawByte } from '../../src/prompts/audio/mu-law.ts';
import { decodeWav } from '../../src/prompts/audio/wav.ts';
import { testLine } from '../support/line.ts';
import { makeSound, VOICE } from '../support/made-sounds.ts';
import { signedInAs, withKey, type Caller } from '../support/staff.ts';

let ogg: Buffer;
beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'sdap-voice-')), 'hum.ogg');
  ogg = await makeSound(file, [...VOICE, '-c:a', 'libopus']);
});

let context: Context;
let app: RequestListener;
let recorder: Caller;
let editor: Caller;
beforeEach(async () => {
  context = await testLine();
  app = createApp(context);
  recorder = await signedInAs(context, app, 'recorder');
  editor = await signedInAs(context, app, 'editor');
});

const bodyAs = <Body>({ body }: { body: unknown }): Body => body as Body;

async function record(bytes: Buffer, status = 201): Promise<ClipAnswer> {
  const sent = recorder
    .post('/api/v1/prompts/welcome/clips/km?speaker=Chan%20Sok')
    .set('Content-Type', 'audio/ogg')
    .send(bytes);
  return bodyAs<ClipAnswer>(await sent.expect(status));
}

describe('a recording', () => {
  it('is heard once somebody else has approved it, and no more when that is taken back', async () => {
    const clip = await record(ogg);
    expect(clip).toMatchObject({ state: 'recorded', heard: false, speaker: 'Chan Sok', prompt: 'welcome' });
    expect(clip.seconds).toBeCloseTo(1.6, 0);
    expect(clip.loudness).toBeCloseTo(-24, 0);
    expect(clip.peak).toBeLessThan(-1);
    expect(context.library.now().clip('welcome', 'km')?.id).not.toBe(clip.id);

    await recorder.post(`/api/v1/clips/${clip.id}/approve`).expect(403);
    const approved = await editor.post(`/api/v1/clips/${clip.id}/approve`).expect(200);
    expect(approved.body).toMatchObject({ state: 'approved', heard: true });
    expect(context.library.now().clip('welcome', 'km')?.id).toBe(clip.id);
    const withdrawn = await editor.post(`/api/v1/clips/${clip.id}/withdraw`).expect(200);
    expect(withdrawn.body).toMatchObject({ state: 'recorded', heard: false });

    const actions = context.audit.page(10).map(({ action }) => action);
    expect(actions.slice(0, 3)).toEqual(['clip.withdrawn', 'clip.approved', 'clip.added']);
  });

  it('can be listened to, also as it will be heard on the phone', async () => {
    const { id } = await record(ogg);
    const clear = await recorder.get(`/api/v1/clips/${id}.wav`).buffer(true).expect(200);
    const phone = await recorder.get(`/api/v1/clips/${id}/phone.wav`).buffer(true).expect(200);
    expect(clear.headers['content-type']).toBe('audio/wav');
    expect(clear.headers['cache-control']).toContain('private');
    const samples = decodeWav(clear.body as Buffer);
    expect(decodeWav(phone.body as Buffer)).toEqual(samples.map((one) => fromMuLaw(muLawByte(one))));
  });

  it.each([
    ['no sound', () => Buffer.from('hello'), 422, 'not-audio'],
    ['nothing', () => Buffer.alloc(0), 422, 'empty'],
    ['half a file', () => ogg.subarray(0, ogg.length / 3), 422, 'damaged'],
    ['too much', () => Buffer.alloc(21 * 2 ** 20), 413, 'too-large'],
  ])('of %s is refused in plain words, and changes nothing', async (_what, bytes, status, code) => {
    const before = context.library.contents();
    const answer = await record(bytes(), status);
    expect(answer).toMatchObject({ code, error: expect.stringMatching(/; .+\.$/) as string });
    expect(context.library.contents()).toEqual(before);
  });

  it('of a prompt or a language that the line does not have is refused before it is read', async () => {
    await recorder.post('/api/v1/prompts/wellcome/clips/km').expect(404);
    await recorder.post('/api/v1/prompts/welcome/clips/fr').expect(404);
    await recorder.get('/api/v1/clips/999999.wav').expect(404);
    await recorder.get('/api/v1/clips/..%2Fkeys.wav').expect(404);
  });
});

describe('the library', () => {
  it('tells strangers nothing, and people only what their role allows', async () => {
    const nobody = withKey(context, app, ['calls:read']);
    for (const path of [
      '/prompts?language=km',
      '/languages',
      '/recording-script/km.csv',
      '/recording-imports',
    ])
      await nobody.get(`/api/v1${path}`).expect(403);
    await recorder.get('/api/v1/library.zip').expect(403);
    await recorder.put('/api/v1/prompts/welcome/texts/km', { text: 'x' }).expect(403);
  });

  it('lists the prompts of a language in pages, with state and search', async () => {
    const first = bodyAs<PromptListAnswer>(await recorder.get('/api/v1/prompts?language=km').expect(200));
    expect(first.prompts).toHaveLength(200);
    const second = bodyAs<PromptListAnswer>(
      await recorder.get(`/api/v1/prompts?language=km&after=${first.next ?? ''}`),
    );
    expect(second.prompts[0]?.id).not.toBe(first.prompts[0]?.id);
    const found = bodyAs<PromptListAnswer>(
      await recorder.get('/api/v1/prompts?language=en&search=listening%20line'),
    );
    expect(found.prompts.map(({ id, state }) => [id, state])).toEqual([['welcome', 'draft']]);
    expect(
      bodyAs<PromptListAnswer>(await recorder.get('/api/v1/prompts?language=km&state=missing')).prompts,
    ).toEqual([]);
  });

  it('takes a new text, and says then that the clip speaks an older one', async () => {
    const text = 'ជម្រាបសួរបងប្អូន!';
    await editor.put('/api/v1/prompts/welcome/texts/km', { text }).expect(200);
    const found = bodyAs<PromptListAnswer>(await recorder.get('/api/v1/prompts?language=km&state=outdated'));
    expect(found.prompts.map(({ id, text: now }) => [id, now])).toEqual([['welcome', text]]);
    const prompt = bodyAs<PromptAnswer>(await recorder.get('/api/v1/prompts/welcome').expect(200));
    expect(prompt.clips.every((clip) => clip.text !== text)).toBe(true);
    await editor.put('/api/v1/prompts/welcome/texts/km', { text: ' ' }).expect(400);
  });

  it('takes an oral language, whose clips need no text', async () => {
    const jarai = { code: 'jrx', nameKm: 'ចារាយ', nameEn: 'Test language', oral: true };
    await editor.post('/api/v1/languages', jarai).expect(201);
    await editor.post('/api/v1/languages', jarai).expect(409);
    const sent = recorder
      .post('/api/v1/prompts/welcome/clips/jrx')
      .set('Content-Type', 'audio/ogg')
      .send(ogg);
    expect(bodyAs<ClipAnswer>(await sent.expect(201))).toMatchObject({ text: null, state: 'recorded' });
    const { text: page } = await recorder.get('/api/v1/recording-script/jrx.html').expect(200);
    expect(page).toContain('Say in your own language what the Khmer text means.');
  });

  it('gives the recording script as a page and as a table, and leaves out what is approved', async () => {
    const page = await recorder.get('/api/v1/recording-script/km.html').expect(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).toContain('ជម្រាបសួរ!');
    const { id } = await record(ogg);
    await editor.post(`/api/v1/clips/${id}/approve`).expect(200);
    const csv = await recorder.get('/api/v1/recording-script/km.csv?open=yes').buffer(true).expect(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text).not.toContain('\n1,welcome,');
    expect(csv.text).toContain(',goodbye,');
    await recorder.get('/api/v1/recording-script/fr.csv').expect(404);
  });
});
