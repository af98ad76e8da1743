import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import type {
  ClipAnswer,
  PromptAnswer,
  PromptGroupsAnswer,
  PromptListAnswer,
} from '../../src/prompts/api-types.ts';
import { fromMuLaw, muLawByte } from '../../src/prompts/audio/mu-law.ts';
import { decodeWav } from '../../src/prompts/audio/wav.ts';
import { intake } from '../../src/prompts/intake/intake.ts';
import { testLine } from '../support/line.ts';
import { makeSound, VOICE } from '../support/made-sounds.ts';
import { signedInAs, type Caller } from '../support/staff.ts';

/** What the screens of the console about prompts ask for. */

let voice: Buffer;
beforeAll(async () => {
  voice = await makeSound(join(mkdtempSync(join(tmpdir(), 'sdap-voice-')), 'hum.wav'), VOICE);
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

const get = async <Answer>(path: string): Promise<Answer> =>
  (await recorder.get(`/api/v1${path}`).expect(200)).body as Answer;

async function send(by: Caller, prompt: string, query = '', status = 201): Promise<ClipAnswer> {
  const sent = by
    .post(`/api/v1/prompts/${prompt}/clips/km${query}`)
    .set('Content-Type', 'audio/wav')
    .send(voice);
  return (await sent.expect(status)).body as ClipAnswer;
}

describe('the list of prompts', () => {
  it('tells what is to be recorded: nothing that is approved, and nothing that waits', async () => {
    const before = await get<PromptListAnswer>('/prompts?language=km&state=to-record');
    expect(before.prompts[0]?.id).toBe('welcome');
    const clip = await send(recorder, 'welcome');
    await send(editor, 'goodbye', '?approve=yes');
    const after = await get<PromptListAnswer>('/prompts?language=km&state=to-record');
    expect(after.prompts.map(({ id }) => id)).not.toContain('welcome');
    expect(after.counts['to-record']).toBe(before.counts['to-record'] - 2);
    const waiting = await get<PromptListAnswer>('/prompts?language=km&state=waiting');
    expect(waiting.prompts.map((row) => [row.id, row.waiting?.id, row.heard?.state])).toEqual([
      ['welcome', clip.id, 'draft'],
    ]);

    await editor.put('/api/v1/prompts/goodbye/texts/km', { text: 'លាហើយ។' }).expect(200);
    const again = await get<PromptListAnswer>('/prompts?language=km&state=to-record');
    expect(again.prompts.map(({ id }) => id)).toContain('goodbye');
  });

  it('goes on behind a prompt that has left it meanwhile', async () => {
    const first = await get<PromptListAnswer>('/prompts?language=km&state=to-record');
    const last = first.next ?? '';
    await send(recorder, last);
    const second = await get<PromptListAnswer>(`/prompts?language=km&state=to-record&after=${last}`);
    const all = first.prompts.concat(second.prompts).map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(second.prompts).toHaveLength(200);
  });

  it('can be narrowed to a topic, a flow, and what every flow says', async () => {
    const { topics, flows } = await get<PromptGroupsAnswer>('/prompt-groups');
    expect(topics).toEqual(expect.arrayContaining(['catalogue', 'rights', 'place-names']));
    expect(flows.find(({ id }) => id === 'rights')?.title['en']).toBe('What citizens are owed');
    const idsOf = async (query: string): Promise<string[]> =>
      (await get<PromptListAnswer>(`/prompts?language=km&${query}`)).prompts.map(({ id }) => id);
    expect(await idsOf('flow=rights')).toContain('rights-of-school');
    expect(await idsOf('flow=rights')).not.toContain('welcome');
    expect(await idsOf('topic=rights')).toContain('rights-of-school');
    expect(await idsOf('flow=every-flow')).toContain('press-1');
    expect(await idsOf('flow=no-such-flow')).toEqual([]);
  });

  it('gives those who record a language without a writing the Khmer text to say', async () => {
    const { prompts } = await get<PromptListAnswer>('/prompts?language=jra&state=to-record&search=welcome');
    expect(prompts[0]).toMatchObject({
      id: 'welcome',
      text: null,
      toSay: expect.stringContaining('ជម្រាបសួរ') as string,
    });
  });

  it('knows where a prompt is said', async () => {
    const prompt = await get<PromptAnswer>('/prompts/rights-of-school');
    expect(prompt.saidIn.map(({ id }) => id)).toContain('rights');
    expect(prompt.saidEverywhere).toBe(false);
    expect((await get<PromptAnswer>('/prompts/press-1')).saidEverywhere).toBe(true);
  });
});

describe('a recording that is not kept yet', () => {
  it('is given back as callers would hear it, and nothing of it stays', async () => {
    const before = context.library.contents();
    const answer = await recorder
      .post('/api/v1/clips/as-heard.wav')
      .set('Content-Type', 'audio/wav')
      .send(voice)
      .buffer(true)
      .expect(200);
    const clip = await intake(voice);
    expect(decodeWav(answer.body as Buffer)).toEqual(clip.map((one) => fromMuLaw(muLawByte(one))));
    expect(context.library.contents()).toEqual(before);
    const refused = recorder.post('/api/v1/clips/as-heard.wav').set('Content-Type', 'audio/wav').send('no');
    expect((await refused.expect(422)).body).toMatchObject({ code: 'not-audio' });
  });
});

describe('a recording that is approved as it is sent', () => {
  it('is heard at once, and only from those who may say so', async () => {
    await send(recorder, 'welcome', '?approve=yes', 403);
    expect(context.library.contents().clips.some(({ origin }) => origin === 'recorded')).toBe(false);
    expect(await send(editor, 'welcome', '?approve=yes')).toMatchObject({ state: 'approved', heard: true });
    expect(context.audit.page(1)[0]).toMatchObject({ action: 'clip.added', after: { approved: true } });
  });
});
