import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { runErrands } from '../src/calls/errands/run-errands.ts';
import { ProviderError } from '../src/calls/outgoing-ports.ts';
import type { Context } from '../src/context.ts';
import { decodeWav } from '../src/prompts/audio/wav.ts';
import { toneApi } from '../src/providers/simulator/tone.ts';
import type { Conversation } from './support/conversation.ts';
import { NOW } from './support/line.ts';
import { speaking, traces, watched, work } from './support/speaking.ts';

let context: Context;
afterEach(() => context.close());

const begin = async (...about: Parameters<typeof speaking>): Promise<Conversation> => {
  const begun = await speaking(...about);
  context = begun.context;
  return begun.call;
};
const rows = () => traces(context).recordings;
const files = () => traces(context).files;
const notReady = (status = 404): Promise<never> =>
  Promise.reject(new ProviderError(`http-${status}`, status === 404, `The provider answered ${status}.`));

describe('a recording', () => {
  it('is fetched, kept sealed as 8 kHz, and then deleted at the provider', async () => {
    const { asked, overrides } = watched();
    const call = await begin('your-message', overrides);
    await call.say(7);
    expect(rows()).toMatchObject([{ state: 'expected', provider: 'twilio' }]);
    await work(context);
    expect(asked).toEqual(['fetch', 'delete']);
    expect(rows()).toMatchObject([{ state: 'fetched', seconds: 7, urlSealed: null, goneAtProviderAt: NOW }]);
    const sealed = readFileSync(join(context.settings.dataDir, 'recordings', 'recording-1.sealed'));
    expect(sealed.includes('RIFF')).toBe(false);
    expect(decodeWav(Buffer.from(context.recordingFiles.read('recording-1')))).toHaveLength(7 * 8_000);
  });

  it('is not deleted at the provider before ours is on the disk', async () => {
    let atDeletion: string[] = [];
    const { overrides } = watched({
      deleteRecording: () => {
        atDeletion = files();
        return Promise.resolve();
      },
    });
    await (await begin('your-message', overrides)).say(7);
    await work(context);
    expect(atDeletion).toEqual(['recording-1.sealed']);
  });

  it('that is not ready is asked for again, later each time', async () => {
    let tries = 0;
    const { asked, time, overrides } = watched({
      fetchRecording: (url) => ((tries += 1) > 5 ? toneApi.fetchRecording(url) : notReady()),
    });
    await (await begin('your-message', overrides)).say(7);
    for (const seconds of [0, 2, 4, 8, 15]) {
      time.now += seconds * 1_000 - 1;
      if (seconds > 0) expect(await runErrands(context)).toBe(0);
      time.now += 1;
      expect(await runErrands(context)).toBe(1);
    }
    expect(rows()).toMatchObject([{ state: 'expected' }]);
    time.now += 30_000;
    await work(context);
    expect(asked.filter((one) => one === 'fetch')).toHaveLength(6);
    expect(rows()).toMatchObject([{ state: 'fetched' }]);
  });

  it('that never comes is lost after a day, and its caller was told no lie', async () => {
    const { time, overrides } = watched({ fetchRecording: () => notReady() });
    await (await begin('your-message', overrides)).say(7);
    for (let hour = 0; hour < 25; hour += 1) {
      await work(context);
      time.now += 60 * 60_000;
    }
    expect(rows()).toMatchObject([{ state: 'lost', why: 'The provider answered 404.' }]);
  });

  it.each([
    ['the provider refuses us', () => notReady(401)],
    ['it is a page', () => Promise.resolve(Buffer.from('<!doctype html>'))],
    ['it is empty', () => Promise.resolve(Buffer.alloc(0))],
    [
      'it is only a header',
      async () => (await toneApi.fetchRecording('https://simulator.invalid/a/tone/3')).subarray(0, 44),
    ],
  ])('is lost at once where %s, and nothing is kept', async (_why, fetchRecording) => {
    const { asked, overrides } = watched({ fetchRecording });
    await (await begin('your-message', overrides)).say(7);
    await work(context);
    expect(rows()).toMatchObject([{ state: 'lost' }]);
    expect(files()).toEqual([]);
    expect(asked).toEqual(['fetch', 'delete']);
  });

  it('whose fetching was cut off by the end of the process is fetched by the next one', async () => {
    const { time, overrides } = watched();
    await (await begin('your-message', overrides)).say(7);
    const [errand] = context.errands.due(time.now, 1);
    if (errand) context.errands.start(errand, time.now);
    expect(await runErrands(context)).toBe(0);
    time.now += 5 * 60_000;
    await work(context);
    expect(rows()).toMatchObject([{ state: 'fetched' }]);
  });

  it('whose fetching was cut off is fetched at once by a process that begins', async () => {
    const { time, overrides } = watched();
    const call = await begin('your-message', overrides);
    await call.say(7);
    const [errand] = context.errands.due(time.now, 1);
    if (errand) context.errands.start(errand, time.now);
    context.errands.takeUp(time.now);
    await work(context);
    expect(rows()).toMatchObject([{ state: 'fetched' }]);
    await call.comeBack();
    expect(call.scene?.then.type).toBe('gather');
  });

  it('is begun by one process only', async () => {
    const { asked, overrides } = watched();
    await (await begin('your-message', overrides)).say(7);
    await Promise.all([runErrands(context), runErrands(context)]);
    expect(asked.filter((one) => one === 'fetch')).toHaveLength(1);
  });

  it('that its caller deletes while it is on its way leaves nothing behind', async () => {
    let arrive: () => void = () => undefined;
    const { asked, overrides } = watched({
      fetchRecording: (url) =>
        new Promise((resolve) => {
          arrive = () => resolve(toneApi.fetchRecording(url));
        }),
    });
    const call = await begin('your-message', overrides);
    await call.say(7);
    for (let wait = 0; wait < 4; wait += 1) await call.comeBack();
    const fetching = runErrands(context);
    await call.press('8');
    arrive();
    await fetching;
    await work(context);
    expect(rows()).toMatchObject([{ state: 'dropped', urlSealed: null }]);
    expect(files()).toEqual([]);
    expect(asked).toEqual(['fetch', 'delete']);
  });

  it('is played from memory: no other file has it, and nobody may keep it', async () => {
    const call = await begin('your-message');
    await call.say(3);
    await work(context);
    await call.comeBack();
    const [clip = ''] = call.scene?.clips ?? [];
    const got = await request(call.app).get(new URL(clip).pathname).buffer(true);
    expect(got.status).toBe(200);
    expect(got.headers['content-type']).toBe('audio/wav');
    expect(got.headers['cache-control']).toBe('private, max-age=0, no-store');
    expect(decodeWav(got.body as Buffer).length).toBeGreaterThan(3 * 8_000);
    expect(existsSync(join(context.settings.dataDir, 'clips', clip.split('/').at(-1) ?? ''))).toBe(false);
  });

  it('cannot be opened with another key, or in the place of another', async () => {
    await (await begin('your-message')).say(3);
    await work(context);
    const sealed = context.recordingFiles;
    expect(() => sealed.read('recording-2')).toThrow();
    expect(() => sealed.read('../keys')).toThrow(RangeError);
  });
});
