import { afterEach, describe, expect, it } from 'vitest';
import { errands, unfinishedMessages } from '../db/schema.ts';
import { closeAbandoned } from '../src/calls/close-abandoned.ts';
import { decideCase, replyWithSound } from '../src/cases/work-on-case.ts';
import type { Context } from '../src/context.ts';
import { toneApi } from '../src/providers/simulator/tone.ts';
import { Conversation } from './support/conversation.ts';
import { testLine } from './support/line.ts';
import { speaking, traces, watched, work } from './support/speaking.ts';

const DARA = { kind: 'system', id: 'test', name: 'Dara', districts: null } as const;

let context: Context;
afterEach(() => context.close());

const begin = async (...about: Parameters<typeof speaking>): Promise<Conversation> => {
  const begun = await speaking(...about);
  context = begun.context;
  return begun.call;
};
const rows = () => traces(context).recordings;
const files = () => traces(context).files;
const caseRows = () => traces(context).cases;
const errandStates = () =>
  context.database.db
    .select()
    .from(errands)
    .all()
    .map(({ kind, state }) => `${kind} ${state}`);

describe('a caller who hangs up while speaking', () => {
  it('has sent a problem of a place: the sound comes after the end', async () => {
    const call = await begin('place-problem');
    const source = call.recording(9);
    await call.hangUp();
    expect(caseRows()).toEqual([]);
    await call.post('/telephony/twilio/voice/recordings', source);
    expect(caseRows()).toMatchObject([{ kind: 'place-problem', topic: 'road', commune: null, state: 'new' }]);
    await work(context);
    expect(rows()).toMatchObject([{ state: 'fetched' }]);
  });

  it('has sent it once, however often and by whatever door it is told', async () => {
    const call = await begin('place-problem');
    const source = call.recording(9);
    const own = { ...source, Digits: 'hangup', CallStatus: 'completed' };
    const [turn] = [new URL(call.scene?.then.type === 'record' ? call.scene.then.action : '').pathname];
    await call.post(turn ?? '', own);
    await call.post(turn ?? '', own);
    await call.hangUp();
    await call.post('/telephony/twilio/voice/recordings', source);
    expect(caseRows()).toHaveLength(1);
    expect(rows()).toHaveLength(1);
    expect(context.database.db.select().from(unfinishedMessages).all()).toEqual([]);
  });

  it('has sent it too when the carrier tells of the sound before it tells of the end', async () => {
    const call = await begin('place-problem');
    const source = call.recording(9);
    await call.post('/telephony/twilio/voice/recordings', source);
    await call.post('/telephony/twilio/voice/recordings', source);
    expect(caseRows()).toEqual([]);
    await call.hangUp();
    await call.hangUp();
    await call.post('/telephony/twilio/voice/recordings', source);
    await work(context);
    expect(caseRows()).toMatchObject([{ kind: 'place-problem', topic: 'road' }]);
    expect(rows()).toMatchObject([{ state: 'fetched' }]);
    expect(context.database.db.select().from(unfinishedMessages).all()).toEqual([]);
  });

  it('has not complained either when the carrier tells in that order: the sound is deleted', async () => {
    const { overrides } = watched();
    const call = await begin('your-message', overrides);
    await call.post('/telephony/twilio/voice/recordings', call.recording(9));
    await call.hangUp();
    await work(context);
    expect(caseRows()).toEqual([]);
    expect(rows()).toMatchObject([{ state: 'dropped', urlSealed: null }]);
  });

  it('goes on where news of the sound comes before the turn that brings it', async () => {
    const call = await begin('place-problem');
    const source = call.recording(9);
    await call.post('/telephony/twilio/voice/recordings', source);
    await call.sayAs(source);
    await work(context);
    await call.comeBack();
    await call.press('1');
    await call.hangUp();
    expect(caseRows()).toHaveLength(1);
    expect(rows()).toMatchObject([{ state: 'fetched' }]);
  });

  it('has not complained: the sound is deleted where it is', async () => {
    const { asked, overrides } = watched();
    const call = await begin('your-message', overrides);
    const source = call.recording(9);
    await call.hangUp();
    await call.post('/telephony/twilio/voice/recordings', source);
    await work(context);
    expect(caseRows()).toEqual([]);
    expect(asked).toEqual(['delete']);
    expect(rows()).toMatchObject([{ state: 'dropped', urlSealed: null }]);
  });

  it('is forgotten when no sound comes for a day', async () => {
    const { time, overrides } = watched();
    const call = await begin('place-problem', overrides);
    const source = call.recording(9);
    await call.hangUp();
    time.now += 25 * 60 * 60_000;
    closeAbandoned(context);
    await call.post('/telephony/twilio/voice/recordings', source);
    expect(caseRows()).toEqual([]);
    expect(errandStates()).toEqual(['delete-recording waiting']);
  });
});

describe('an unsent message at the end of a call', () => {
  it.each([
    ['place-problem', 1, 'fetched'],
    ['your-message', 0, 'dropped'],
  ] as const)('that nobody told us of: %s leaves %i case', async (flow, count, state) => {
    const { time, overrides } = watched();
    const call = await begin(flow, overrides);
    await call.say(9);
    await work(context);
    time.now += 2 * 60 * 60_000;
    expect(closeAbandoned(context)).toBe(1);
    await work(context);
    expect(caseRows()).toHaveLength(count);
    expect(rows()).toMatchObject([{ state }]);
    expect(files()).toHaveLength(count);
  });

  it('is settled when a fault of ours ends the call', async () => {
    const call = await begin('your-message');
    await call.say(9);
    await work(context);
    await call.comeBack();
    context.flows = {
      ...context.flows,
      find: () => {
        throw new Error('The flow is gone.');
      },
    };
    await call.press('1');
    expect(rows()).toMatchObject([{ state: 'dropped' }]);
  });
});

describe('a case', () => {
  it('that staff answered is heard by whoever knows the number, and tells nothing else', async () => {
    const call = await begin('your-message');
    await call.say(9);
    await work(context);
    await call.comeBack();
    await call.press('1');
    const { number, callId } = caseRows()[0] ?? { number: '', callId: '' };
    expect(context.cases.find(number)).not.toHaveProperty('callId');
    expect(callId).toBe('call-1');
    const sound = await toneApi.fetchRecording('https://simulator.invalid/a/tone/4');
    await replyWithSound(context.caseWork, DARA, { number, seen: 0 }, sound);
    const reply = context.cases.replies(number)[0]?.recording;
    context.flowOfLine = () => 'case-state';
    const later = new Conversation(context, { from: '+85599999999', callSid: `CA${'9'.repeat(32)}` });
    await later.dial();
    const scene = await later.press(number);
    const heard = context.utterances.find(/([0-9a-f]{32})/.exec(scene.clips[0] ?? '')?.[1] ?? '');
    const said = heard?.clips.flatMap((clip) => ('prompt' in clip ? [clip.recording ?? clip.prompt] : []));
    expect(said?.slice(0, 3)).toEqual(['case-answered', 'case-reply', reply]);
  });

  it('has no number twice: an unlucky draw is drawn again', async () => {
    const stems = ['10001', '10001', '10002'];
    const call = await begin('your-message', { ids: { caseStem: () => stems.shift() ?? '10003' } });
    await call.say(9);
    await work(context);
    await call.comeBack();
    await call.press('1');
    const other = await call.redial();
    expect(other.then.type).toBe('gather');
    await call.press('1');
    await call.say(9);
    await work(context);
    await call.comeBack();
    await call.press('1');
    expect(caseRows().map(({ number }) => number)).toEqual(['100014', '100023']);
  });

  it('of no number cannot be closed', async () => {
    context = await testLine();
    const target = { number: '100014', seen: 0 };
    expect(() => decideCase(context.caseWork, DARA, target, 'close', '')).toThrow('There is no case 100014');
  });
});
