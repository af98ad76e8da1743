import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseAnswer } from '../../src/cases/api-types.ts';
import type { Context } from '../../src/context.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { withCase } from '../support/cases.ts';
import { Conversation } from '../support/conversation.ts';
import { person, signIn, type Caller } from '../support/staff.ts';

const FROM = '85512345678';

let context: Context;
let app: RequestListener;
let number: string;
let sokha: Caller;
let dara: Caller;
beforeEach(async () => {
  ({ context, app, number } = await withCase());
  await person(context, 'case-officer', { username: 'sokha', name: 'Sokha', districts: ['0201'] });
  await person(context, 'administrator', { username: 'dara', name: 'Dara' });
  [sokha, dara] = [await signIn(context, app, 'sokha'), await signIn(context, app, 'dara')];
});
afterEach(() => context.close());

const post = (caller: Caller, path: string, body?: object) =>
  caller.post(`/api/v1/cases/${number}/${path}`, body);
const done = async (caller: Caller, path: string, body: object): Promise<CaseAnswer['case']> =>
  ((await post(caller, path, body).expect(200)).body as CaseAnswer).case;
const spoken = (): Promise<Uint8Array> => toneApi.fetchRecording('https://simulator.invalid/a/tone/4');
const reply = async (caller: Caller, seen: number) =>
  post(caller, `replies?seen=${seen}`)
    .set('Content-Type', 'audio/wav')
    .send(Buffer.from(await spoken()));
const actions = () => context.audit.of({ kind: 'case', id: number }).map(({ action }) => action);

/** What a later caller with the number is told: prompts, and ids of recordings. */
async function heard(): Promise<string[]> {
  context.flowOfLine = () => 'case-state';
  const later = new Conversation(context, { from: '+85599999999', callSid: `CA${'9'.repeat(32)}` });
  await later.dial();
  const scene = await later.press(number);
  const found = context.utterances.find(/([0-9a-f]{32})/.exec(scene.clips[0] ?? '')?.[1] ?? '');
  return found?.clips.flatMap((clip) => ('prompt' in clip ? [clip.recording ?? clip.prompt] : [])) ?? [];
}

describe('the work on a case', () => {
  it('goes from new to closed, each step with its row in the log, and the caller hears the reply', async () => {
    const sokhaId = context.staff.people.findByUsername('sokha')?.id ?? '';
    expect((await done(sokha, 'open', { seen: 0 })).state).toBe('open');
    expect((await done(sokha, 'notes', { seen: 1, text: 'Call the commune.' })).notes).toEqual([
      { on: '2026-11-21', by: 'Sokha', text: 'Call the commune.' },
    ]);
    expect((await done(dara, 'assign', { seen: 2, to: sokhaId })).assignedTo?.name).toBe('Sokha');
    expect(await done(dara, 'due', { seen: 3, on: '2026-11-20' })).toMatchObject({ late: true });
    const answered = ((await reply(sokha, 4)).body as CaseAnswer).case;
    expect(answered).toMatchObject({
      state: 'answered',
      late: false,
      replies: [{ by: 'Sokha', seconds: 4 }],
    });
    const closed = await done(sokha, 'close', { seen: 5, reason: 'The road is mended.' });
    expect(closed).toMatchObject({
      state: 'closed',
      revision: 6,
      can: ['note', 'reopen', 'redact', 'delete-recording'],
    });
    expect(closed.history.map(({ action }) => action)).toEqual(actions());
    expect(closed.history.at(-1)).toEqual({
      ...{ on: '2026-11-21', by: 'Sokha', action: 'case.closed', reason: 'The road is mended.' },
    });
    expect(actions()).toEqual([
      ...['case.opened', 'case.noted', 'case.assigned', 'case.due-changed', 'case.answered', 'case.closed'],
    ]);
    const sound = context.cases.replies(number)[0]?.recording ?? '';
    expect((await heard()).slice(0, 3)).toEqual(['case-closed', 'case-reply', sound]);
    await sokha.get(`/api/v1/cases/${number}/replies/${closed.replies[0]?.id}.wav`).expect(200);
  });

  it('is not done twice at once: the second officer is told who changed what', async () => {
    await done(sokha, 'close', { seen: 0, reason: 'A joke.' });
    const refused = await post(dara, 'reject', { seen: 0, reason: 'No.' }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'changed-meanwhile',
      details: { changes: [{ by: 'Sokha', action: 'case.closed', reason: 'A joke.' }] },
    });
    expect((await reply(dara, 0)).status).toBe(409);
    expect(context.cases.find(number)?.state).toBe('closed');
    expect(context.cases.replies(number)).toEqual([]);
  });

  it('may not be done in the wrong state, and says what would be right', async () => {
    await done(sokha, 'reject', { seen: 0, reason: 'A joke.' });
    const { body } = (await reply(sokha, 1)) as { body: { code: string; error: string } };
    expect(body.code).toBe('not-in-this-state');
    expect(body.error).toContain('open it again first');
    expect((await done(sokha, 'reopen', { seen: 1, reason: 'It was true.' })).state).toBe('open');
  });

  it('is given to those only who may see the case', async () => {
    const { id } = await person(context, 'case-officer', { username: 'far', districts: ['1208'] });
    const gone = await person(context, 'administrator', { username: 'gone' });
    context.store.transaction(() => context.staff.people.change(gone.id, { disabled: true }));
    for (const to of [id, gone.id, 'nobody-at-all']) {
      expect((await post(dara, 'assign', { seen: 0, to }).expect(400)).body).toMatchObject({
        code: 'not-assignable',
      });
    }
    const { body } = (await dara.get(`/api/v1/cases/${number}`)) as { body: CaseAnswer };
    expect(body.case.assignable.map(({ name }) => name)).toEqual(['Dara', 'Sokha']);
  });

  it('is answered by an approved prompt, and by no draft', async () => {
    const path = '/api/v1/cases/reply-prompts?language=km';
    expect((await sokha.get(path).expect(200)).body).toEqual({ prompts: [] });
    await post(sokha, 'replies/prompt', { seen: 0, prompt: 'place-problem-thanks' }).expect(404);
    const clip = context.library.now().clip('place-problem-thanks', 'km');
    context.library.approve(clip?.id ?? 0);
    expect((await sokha.get(path)).body).toMatchObject({
      prompts: [{ prompt: 'place-problem-thanks', text: clip?.text }],
    });
    const answered = await done(sokha, 'replies/prompt', { seen: 0, prompt: 'place-problem-thanks' });
    expect(answered).toMatchObject({ state: 'answered', replies: [{ prompt: 'place-problem-thanks' }] });
    const sound = context.cases.replies(number)[0]?.recording ?? '';
    expect((await heard()).slice(0, 3)).toEqual(['case-answered', 'case-reply', sound]);
  });

  it('refuses a reply that is no sound, and changes nothing', async () => {
    const answer = await post(sokha, 'replies?seen=0')
      .set('Content-Type', 'audio/wav')
      .send(Buffer.from('no'));
    expect(answer.status).toBe(422);
    expect(context.cases.find(number)).toMatchObject({ state: 'new', revision: 0 });
  });
});

describe('no answer about a case', () => {
  it('betrays its caller: no number, pseudonym, call, line or hour', async () => {
    const row = context.database.db.query.calls.findFirst().sync();
    await done(sokha, 'open', { seen: 0 });
    await reply(sokha, 1);
    const answers = [
      await sokha.get('/api/v1/cases'),
      await sokha.get(`/api/v1/cases/${number}`),
      await post(sokha, 'notes', { seen: 2, text: 'a note' }),
      await post(sokha, 'notes', { seen: 0, text: 'a note' }),
      await sokha.get(`/api/v1/cases/${number}/recording.wav`).responseType('blob'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 409, 200]);
    for (const { body, headers } of answers) {
      const text = Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body);
      for (const secret of [FROM, FROM.slice(3), row?.caller, row?.id, row?.providerCallId, row?.line]) {
        expect(secret).toBeTruthy();
        expect(text).not.toContain(secret);
      }
      expect(text).not.toMatch(/\d\d:\d\d|T\d\d|17952\d{8}|callId|recording-\d/);
      expect(headers).not.toHaveProperty('last-modified');
      expect(headers['cache-control']).toBe('no-store');
    }
  });
});
