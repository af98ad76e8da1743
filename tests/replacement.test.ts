import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../src/context.ts';
import { decodeWav, SAMPLE_RATE } from '../src/prompts/audio/wav.ts';
import type { Clip } from '../src/prompts/library/contents.ts';
import { Conversation } from './support/conversation.ts';
import { testLine } from './support/line.ts';
import { tone } from './support/small-library.ts';

/** A prompt is replaced while somebody listens: what was told stays true, and the next turn says the new one. */

const NEW_SOUND = tone(1.5, 3);
/** A clip fades at its very ends; what lies between is heard as it was recorded. */
const MIDDLE = NEW_SOUND.subarray(200, -200);

let context: Context;
let call: Conversation;
const pathOf = (url: string | undefined): string => new URL(url ?? '').pathname;
const stitched = (): string => join(context.settings.dataDir, 'clips');

const get = (path: string, headers: Record<string, string> = {}) =>
  request(call.app).get(path).set(headers).buffer(true);

async function sound(path: string): Promise<Buffer> {
  const response = await get(path);
  expect(response.status).toBe(200);
  return response.body as Buffer;
}

const says = (wav: Buffer, middle: Int16Array): boolean =>
  wav.includes(Buffer.from(middle.buffer, middle.byteOffset, middle.byteLength));

function replaceWelcome(): Clip {
  const about = { prompt: 'welcome', language: 'km', origin: 'recorded', speaker: 'Sok' } as const;
  const [clip] = context.library.add([{ ...about, sound: context.library.keep(NEW_SOUND), approve: true }]);
  if (!clip) throw new Error('Nothing was added.');
  return clip;
}

beforeAll(async () => {
  context = await testLine();
  call = new Conversation(context);
});

afterAll(() => {
  context.close();
});

describe('a prompt that is replaced during a call', () => {
  /** What each URL sounded like when it was first asked for. */
  const told = new Map<string, Buffer>();
  let old = '';
  let draft: Clip | undefined;
  let recorded: Clip;
  let replaced = '';

  it('is still heard as it was told, also when its clip was never fetched before', async () => {
    draft = context.library.now().clip('welcome', 'km');
    const { clips } = await call.dial();
    expect(clips).toHaveLength(1);
    old = pathOf(clips[0]);
    rmSync(stitched(), { recursive: true, force: true });

    recorded = replaceWelcome();
    expect(context.library.now().clip('welcome', 'km')).toEqual(recorded);
    expect(existsSync(stitched())).toBe(false);

    const wav = await sound(old);
    told.set(old, wav);
    const draftSamples = decodeWav(context.clipFiles.read(draft?.sha256 ?? ''));
    expect(says(wav, draftSamples.subarray(200, -200))).toBe(true);
    expect(says(wav, MIDDLE)).toBe(false);
  });

  it('is served with the type that carriers know, for ever, and by HEAD as by GET', async () => {
    const response = await get(old);
    const headers = response.headers as Record<string, string>;
    expect(headers['content-type']).toBe('audio/wav');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['accept-ranges']).toBe('bytes');
    expect(headers['etag']).toMatch(/"/);
    expect(headers['content-length']).toBe(String((response.body as Buffer).length));
    const head = await request(call.app).head(old);
    expect(head.status).toBe(200);
    expect({ ...head.headers, date: '' }).toEqual({ ...headers, date: '' });
  });

  it('is served in parts', async () => {
    const whole = told.get(old) ?? Buffer.alloc(0);
    const part = await get(old, { Range: 'bytes=1000-2999' });
    expect(part.status).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes 1000-2999/${whole.length}`);
    expect(part.headers['content-type']).toBe('audio/wav');
    expect((part.body as Buffer).equals(whole.subarray(1_000, 3_000))).toBe(true);
    const end = await get(old, { Range: 'bytes=-500' });
    expect((end.body as Buffer).equals(whole.subarray(-500))).toBe(true);
    expect((await get(old, { Range: `bytes=${whole.length}-` })).status).toBe(416);
  });

  it('is heard as the new one by the next turn of the same call', async () => {
    const { clips } = await call.press('9');
    replaced = pathOf(clips[0]);
    expect(replaced).not.toBe(old);
    const wav = await sound(replaced);
    told.set(replaced, wav);
    expect(says(wav, MIDDLE)).toBe(true);
    const [before, after] = [old, replaced].map((path) => decodeWav(told.get(path) ?? Buffer.of()).length);
    const longer = NEW_SOUND.length - Math.round((draft?.seconds ?? 0) * SAMPLE_RATE);
    expect((after ?? 0) - (before ?? 0)).toBe(longer);
  });

  it('is logged as what was heard, turn by turn', () => {
    const hashOf = (path: string): string => /([0-9a-f]{32})\.wav$/.exec(path)?.[1] ?? '';
    const welcomeOf = (path: string) =>
      context.utterances
        .find(hashOf(path))
        ?.clips.find((clip) => 'prompt' in clip && clip.prompt === 'welcome');
    expect(welcomeOf(old)).toMatchObject({ sha256: draft?.sha256, state: 'draft' });
    expect(welcomeOf(replaced)).toMatchObject({ sha256: recorded.sha256, state: 'approved' });
  });

  it('is heard under the old URL again when the approval is taken back', async () => {
    context.library.withdraw(recorded.id);
    const { clips } = await call.press('9');
    expect(pathOf(clips[0])).toBe(old);
  });

  it('leaves every URL with the same headers, until its clip is made again', async () => {
    for (const path of told.keys()) {
      const before = await request(call.app).head(path);
      context.library.approve(recorded.id);
      const after = await request(call.app).head(path);
      context.library.withdraw(recorded.id);
      expect({ ...after.headers, date: '' }).toEqual({ ...before.headers, date: '' });
    }
  });

  it('leaves every URL with the same bytes, also when its clip is made again', async () => {
    rmSync(stitched(), { recursive: true });
    for (const [path, wav] of told) expect((await sound(path)).equals(wav), path).toBe(true);
    expect(readdirSync(stitched()).filter((name) => !name.endsWith('.wav'))).toEqual([]);
  });

  it('does not disturb the call', async () => {
    expect((await call.press('1')).then.type).toBe('gather');
    await call.hangUp();
  });
});
