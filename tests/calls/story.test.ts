import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { calls, events, flowVersions } from '../../db/schema.ts';
import type { CallAnswer, CallStep, Happening } from '../../src/analytics/calls/api-types.ts';
import { runErrands } from '../../src/calls/errands/run-errands.ts';
import type { Context } from '../../src/context.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';
import { putRequest } from '../support/requests.ts';
import { COMMUNE_KEYS } from '../support/speaking.ts';
import { speakerCode, speakersLine } from '../support/speakers.ts';
import { withKey } from '../support/staff.ts';

/** A line whose clock is moved by hand, and a call on it. */
async function lineWithClock(make: typeof testLine | typeof speakersLine = testLine, flow?: string) {
  const clock = { at: NOW, now: () => clock.at };
  const context = await make({ clock, ...(flow !== undefined && { flowOfLine: () => flow }) });
  const call = new Conversation(context);
  const wait = (seconds: number): void => {
    clock.at += seconds * 1000;
  };
  return { context, call, wait };
}

async function storyOf(context: Context, { app }: Conversation, id = 'call-1'): Promise<CallAnswer> {
  const answer = await withKey(context, app, ['calls:read']).get(`/api/v1/calls/${id}`).expect(200);
  return answer.body as CallAnswer;
}

const happeningsOf = ({ story }: CallAnswer): Happening[] =>
  story?.steps.flatMap(({ happenings }) => happenings) ?? [];

const ofType = <Type extends Happening['type']>(answer: CallAnswer, type: Type) =>
  happeningsOf(answer).filter((one): one is Extract<Happening, { type: Type }> => one.type === type);

describe('the story of a call', () => {
  it('tells what was said, what was pressed after how many seconds, and in which second the caller hung up', async () => {
    const { context, call, wait } = await lineWithClock();
    await call.dial();
    wait(3.2);
    await call.press('2');
    wait(40);
    await call.press('-');
    wait(2);
    await call.press('4');
    wait(1.5);
    await call.hangUp(47);
    const answer = await storyOf(context, call);
    expect(answer.call).toMatchObject({
      ...{ id: 'call-1', day: '2026-11-21', line: '1294', language: 'km', disposition: 'hung-up' },
      ...{ confidential: false, flow: { id: 'citizen-line' } },
    });
    const steps = answer.story?.steps as CallStep[];
    expect(steps[0]).toMatchObject({
      path: 'citizen-line/main-menu',
      flow: 'citizen-line',
      type: 'menu',
      at: NOW,
    });
    const [welcome] = ofType(answer, 'said');
    expect(welcome?.text).toMatch(/\p{Script=Khmer}/u);
    expect(welcome?.prompts[0]).toBe('welcome');
    const [two] = ofType(answer, 'pressed');
    expect(two).toEqual({ type: 'pressed', digits: '2', after: 3.2, ofSeconds: welcome?.seconds });
    expect(two?.after).toBeLessThan(two?.ofSeconds ?? 0);
    expect(ofType(answer, 'silence')).toMatchObject([{ after: 40 }]);
    expect(steps.map(({ flow }) => flow)).toContain('find-commune');
    // The carrier tells whole seconds: 47 of 46.7.
    expect(happeningsOf(answer).at(-1)).toMatchObject({
      ...{ type: 'ended', disposition: 'hung-up', assumed: false },
      timing: { after: expect.closeTo(1.5, 1) as number },
    });
    context.close();
  });

  it('gives the clips that were heard, which can be played', async () => {
    const { context, call } = await lineWithClock();
    await call.dial();
    await call.hangUp();
    const [said] = ofType(await storyOf(context, call), 'said');
    const heard = await withKey(context, call.app, []).get(`/media/${said?.clip}.wav`).expect(200);
    expect(heard.headers['content-type']).toBe('audio/wav');
    context.close();
  });

  it('says that nobody told when a call ended', async () => {
    const { context, call } = await lineWithClock();
    await call.dial();
    const { db } = context.database;
    db.update(calls)
      .set({ endedAt: NOW + 3_600_000, disposition: 'hung-up' })
      .run();
    const ended = {
      type: 'ended',
      node: 'citizen-line/main-menu',
      at: NOW + 3_600_000,
      turn: 1,
      sequence: 0,
    };
    db.insert(events)
      .values({ callId: 'call-1', ...ended, data: '{"disposition":"hung-up","assumed":true}' })
      .run();
    const answer = await storyOf(context, call);
    expect(answer.story?.endedAt).toBeNull();
    expect(happeningsOf(answer).at(-1)).toMatchObject({ assumed: true, timing: null });
    context.close();
  });

  it('is not there while the call goes on, nor for the simulator, nor for who may not read about calls', async () => {
    const { context, call } = await lineWithClock();
    await call.dial();
    const analyst = withKey(context, call.app, ['calls:read']);
    const refused = await analyst.get('/api/v1/calls/call-1').expect(404);
    expect(refused.body).toMatchObject({
      code: 'not-found',
      error: expect.stringMatching(/still going on/) as string,
    });
    await call.hangUp();
    await withKey(context, call.app, ['cases:read', 'flows:read', 'facts:read'])
      .get('/api/v1/calls/call-1')
      .expect(403);
    await analyst.get('/api/v1/calls/call-1').expect(200);
    context.database.db.update(calls).set({ provider: 'simulator' }).run();
    await analyst.get('/api/v1/calls/call-1').expect(404);
    context.close();
  });

  it('opens a call with thousands of events', async () => {
    const { context, call } = await lineWithClock();
    await call.dial();
    await call.hangUp();
    const { db } = context.database;
    const [step] = db.select().from(events).where(eq(events.type, 'step')).all();
    const [said] = db.select().from(events).where(eq(events.type, 'said')).all();
    if (!step || !said) throw new Error('The call has no steps.');
    for (let turn = 10; turn < 2_010; turn += 1)
      db.insert(events)
        .values([
          { ...step, turn, sequence: 0 },
          { ...said, turn, sequence: 1 },
        ])
        .run();
    const answer = await storyOf(context, call);
    expect(answer.story?.steps.length).toBeGreaterThan(2_000);
    context.close();
  });
});

describe('what the story keeps to itself', () => {
  it('is all but the day, where somebody was asked for a spoken message, whatever became of it', async () => {
    const { context, call, wait } = await lineWithClock(testLine, 'place-problem');
    await call.dial();
    await call.press('3');
    wait(20);
    await call.hangUp(30);
    const answer = await storyOf(context, call);
    expect(answer).toEqual({
      call: {
        ...{ id: 'call-1', day: '2026-11-21', line: '1294', language: 'km', disposition: 'hung-up' },
        ...{ confidential: true, flow: answer.call.flow },
      },
      story: null,
    });
    context.close();
  });

  it('is all but the day, where a message was sent, and where somebody asked after one', async () => {
    const { context, call } = await lineWithClock(testLine, 'place-problem');
    await call.dial();
    await call.press('3');
    await call.say(9);
    await runErrands(context);
    await call.comeBack();
    for (const keys of ['1', ...COMMUNE_KEYS]) await call.press(keys);
    await call.hangUp();
    const [sent] = context.cases.page(null, {}, 1);
    context.flowOfLine = () => 'case-state';
    await call.redial();
    await call.press(sent?.number ?? '');
    await call.hangUp();
    for (const id of ['call-1', 'call-2']) {
      const answer = await storyOf(context, call, id);
      expect(answer).toMatchObject({ call: { confidential: true }, story: null });
      const told = JSON.stringify(answer);
      for (const secret of [sent?.number, '0201', 'road', String(NOW)]) expect(told).not.toContain(secret);
    }
    context.close();
  });

  it('is the number of an application, what was said about it, and its clips', async () => {
    const { context, call } = await lineWithClock(testLine, 'my-request');
    putRequest(context, { number: '02014711' });
    await call.dial();
    for (const keys of ['0201', '4711', '-', '5']) await call.press(keys);
    await call.hangUp();
    const answer = await storyOf(context, call);
    expect(answer.call.confidential).toBe(false);
    const told = JSON.stringify(answer);
    for (const secret of ['0201', '4711', 'digit-']) expect(told).not.toContain(secret);
    expect(ofType(answer, 'pressed').map(({ digits }) => digits)).toEqual(['••••', '••••', '5']);
    expect(ofType(answer, 'lookedUp')).toEqual([
      { type: 'lookedUp', query: 'request', args: null, outcome: 'found' },
    ]);
    const [asked, ...after] = ofType(answer, 'said');
    expect(asked).toMatchObject({
      untold: null,
      prompts: expect.arrayContaining(['enter-ticket']) as string[],
    });
    expect(after.length).toBeGreaterThan(1);
    for (const said of after.slice(0, -1))
      expect(said).toMatchObject({ untold: 'number', text: '', clip: null });
    context.close();
  });

  it('is not the code of a place', async () => {
    const { context, call } = await lineWithClock();
    await call.dial();
    for (const keys of ['2', '6', '020101']) await call.press(keys);
    await call.hangUp();
    const answer = await storyOf(context, call);
    expect(ofType(answer, 'pressed').map(({ digits }) => digits)).toEqual(['2', '6', '020101']);
    expect(ofType(answer, 'lookedUp')).toContainEqual(
      expect.objectContaining({ query: 'commune', args: { code: '020101' }, outcome: 'found' }),
    );
    context.close();
  });

  it("is a speaker's code and voice", async () => {
    const { context, call } = await lineWithClock(speakersLine);
    const { digits } = speakerCode(context);
    await call.dial();
    await call.press(digits);
    await call.press('1');
    await call.hangUp();
    const answer = await storyOf(context, call);
    expect(JSON.stringify(answer)).not.toContain(digits);
    expect(
      ofType(answer, 'said')
        .slice(1)
        .every(({ clip }) => clip === null),
    ).toBe(true);
    context.close();
  });

  it('is everything, where the version of its flow is not known', async () => {
    const { context, call } = await lineWithClock();
    await call.dial();
    await call.hangUp();
    context.database.db.delete(flowVersions).run();
    expect(await storyOf(context, call)).toMatchObject({ call: { confidential: true }, story: null });
    context.close();
  });
});
