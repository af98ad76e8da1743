import type { RequestListener } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { calls, callers, cases, ratings, recordings, tryLines } from '../../db/schema.ts';
import type { Context } from '../../src/context.ts';
import type { TrafficAnswer, TryAnswer, TryRequest } from '../../src/flows/api-types.ts';
import { forgetTries } from '../../src/flows/tries.ts';
import { createApp } from '../../src/http/app.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';
import { withKey, type Caller } from '../support/staff.ts';
import { extraFlow, heardIn, liveFlow, phoneCall, runningExtra, saying, withNode } from './support.ts';

const HOUR = 3_600_000;

let context: Context;
let app: RequestListener;
let editor: Caller;
let now: number;

beforeEach(async () => {
  now = NOW;
  context = await testLine({ clock: { now: () => now } });
  app = createApp(context);
  editor = withKey(context, app, ['flows:read', 'flows:write']);
});

async function lineFor(request: TryRequest): Promise<string> {
  const answer = await editor.post(`/api/v1/flows/${request.flow.id}/try`, request).expect(200);
  return (answer.body as TryAnswer).line;
}

const heard = (id: string): string[] => heardIn(context, 'simulator', id);

describe('trying a draft', () => {
  it('runs it on a line of its own, while the line goes on as it was', async () => {
    const flow = saying(await liveFlow(editor, 'citizen-line'), 'thank-you-for-rating');
    await phoneCall(context, app, await lineFor({ flow }), 'one').dial();
    expect(heard('one')).toEqual(['thank-you-for-rating']);
    await phoneCall(context, app, '+85512000000', 'two').dial();
    expect(heard('two')).toContain('for-services');
  });

  it('begins at any node, in any language, for a caller of any commune', async () => {
    const flow = await liveFlow(editor, 'case-commune');
    const line = await lineFor({ flow, node: 'commune-known', language: 'en', commune: '020101' });
    await phoneCall(context, app, line, 'one').dial();
    expect(heard('one')[0]).toBe('place-020101');
    expect(context.store.find('simulator', 'one')?.session?.context.language).toBe('en');
    const stranger = await lineFor({ flow, node: 'commune-known' });
    await phoneCall(context, app, stranger, 'two').dial();
    expect(heard('two')).not.toContain('place-020101');
  });

  it('gives a flow the inputs that it needs, and ends politely where it returns', async () => {
    const flow = { ...extraFlow(), inputs: { topic: { default: 'x' }, other: {} } };
    await editor.post('/api/v1/flows', { id: 'extra', title: flow.title }).expect(201);
    const scene = await phoneCall(context, app, await lineFor({ flow }), 'one').dial();
    expect(heard('one')).toEqual(['thank-you-for-rating', 'goodbye']);
    expect(scene.then.type).toBe('hangUp');
  });

  it('runs drafts of other flows, where there are some', async () => {
    await editor.post('/api/v1/flows', { id: 'extra', title: extraFlow().title }).expect(201);
    await editor.put('/api/v1/flows/extra/draft', { revision: 1, flow: extraFlow() }).expect(200);
    const flow = runningExtra(await liveFlow(editor, 'tell-us'));
    await phoneCall(context, app, await lineFor({ flow, node: 'case' }), 'one').dial();
    expect(heard('one')[0]).toBe('thank-you-for-rating');
  });

  it('is refused with its problems where no machine can be made of it', async () => {
    const flow = await liveFlow(editor, 'tell-us');
    const lost = withNode(flow, 'case', { type: 'subflow', flow: 'nowhere', exits: {} });
    const refused = await editor.post('/api/v1/flows/tell-us/try', { flow: lost }).expect(422);
    expect(refused.body).toMatchObject({
      code: 'flow-problems',
      problems: [
        { node: 'case', rule: 'dead-end' },
        { node: 'case', rule: 'unknown-flow' },
      ],
    });
    const nowhere = withNode(flow, 'case', { type: 'goto', exits: { next: 'nowhere' } });
    await editor.post('/api/v1/flows/tell-us/try', { flow: nowhere }).expect(422);
    await editor.post('/api/v1/flows/tell-us/try', { flow, node: 'nowhere' }).expect(404);
    const reader = withKey(context, app, ['flows:read']);
    await reader.post('/api/v1/flows/tell-us/try', { flow }).expect(403);
  });
});

describe('a call on a line for trying', () => {
  it('leaves no rating, no caller and no case behind, and its recording is dropped', async () => {
    const rating = phoneCall(
      context,
      app,
      await lineFor({
        flow: await liveFlow(editor, 'commune-budget'),
        commune: '020101',
      }),
      'one',
    );
    await rating.dial();
    for (const key of ['3', '1', '1']) await rating.answer(key);
    expect(heard('one')).toContain('thank-you-for-rating');
    const message = phoneCall(
      context,
      app,
      await lineFor({ flow: await liveFlow(editor, 'your-message'), commune: '020101' }),
      'two',
    );
    let scene = await message.dial();
    for (let turn = 0; turn < 14 && scene.then.type !== 'hangUp'; turn += 1) {
      scene = await (scene.then.type === 'record'
        ? message.speak(5)
        : scene.then.type === 'redirect'
          ? message.goOn()
          : message.answer('1'));
    }
    const { db } = context.database;
    expect(
      db
        .select()
        .from(recordings)
        .all()
        .map(({ state }) => state),
    ).toEqual(['dropped']);
    expect([ratings, cases, callers].map((table) => db.select().from(table).all())).toEqual([[], [], []]);
  });

  it('is not reached by a carrier: the line answers as it always does', async () => {
    const line = await lineFor({
      flow: saying(await liveFlow(editor, 'citizen-line'), 'thank-you-for-rating'),
    });
    const conversation = new Conversation(context, { callSid: 'CA1' });
    await conversation.post('/telephony/twilio/voice', { CallStatus: 'ringing', To: line });
    expect(heardIn(context, 'twilio', 'CA1')).toContain('for-services');
  });

  it('is good for an hour after the last call, and is deleted with its calls', async () => {
    const line = await lineFor({
      flow: saying(await liveFlow(editor, 'citizen-line'), 'thank-you-for-rating'),
    });
    now += HOUR;
    await phoneCall(context, app, line, 'one').dial();
    now += HOUR;
    await phoneCall(context, app, line, 'two').dial();
    expect(heard('two')).toEqual(['thank-you-for-rating']);
    now += HOUR + 1;
    await phoneCall(context, app, line, 'three').dial();
    expect(heard('three')).toContain('for-services');
    now += 3 * HOUR;
    forgetTries(context.menus);
    const { db } = context.database;
    expect(db.select().from(tryLines).all()).toEqual([]);
    expect(
      db
        .select()
        .from(calls)
        .all()
        .filter(({ id }) => id.startsWith('try-')),
    ).toEqual([]);
  });
});

describe('traffic', () => {
  const traffic = async (days = 7) =>
    (await editor.get(`/api/v1/flows/citizen-line/traffic?days=${days}`).expect(200)).body as TrafficAnswer;

  async function call(callSid: string, keys: string[]): Promise<void> {
    const conversation = new Conversation(context, { callSid });
    await conversation.dial();
    for (const key of keys) await conversation.press(key);
  }

  it('counts once for each call where callers went, and leaves out the simulator', async () => {
    await call('CA1', ['1', '8', '1']);
    await call('CA2', ['4']);
    await phoneCall(context, app, '+85512000000', 'one').dial();
    now += 1;
    const { calls: number, nodes, edges, from, to } = await traffic();
    expect([number, to - from]).toEqual([2, 7 * 24 * HOUR]);
    expect(nodes).toMatchObject({ 'main-menu': 2, services: 1, scores: 1 });
    expect(edges).toEqual([
      { from: 'main-menu', to: 'services', calls: 1 },
      { from: 'main-menu', to: 'scores', calls: 1 },
    ]);
    const inner = (await editor.get('/api/v1/flows/scores-and-rights/traffic').expect(200))
      .body as TrafficAnswer;
    expect(inner).toMatchObject({ calls: 1, nodes: { what: 1 } });
  });

  it('keeps a count for a minute, and forgets what is older than asked for', async () => {
    now += 1;
    expect((await traffic()).calls).toBe(0);
    await call('CA1', []);
    now += 59_000;
    expect((await traffic()).calls).toBe(0);
    now += 1_001;
    expect((await traffic()).calls).toBe(1);
    now += 24 * HOUR;
    expect([(await traffic(1)).calls, (await traffic(2)).calls]).toEqual([0, 1]);
    await editor.get('/api/v1/flows/citizen-line/traffic?days=1000').expect(400);
  });
});
