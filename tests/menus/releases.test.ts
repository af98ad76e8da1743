import type { RequestListener } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import type { ChangesAnswer, FlowsAnswer, ReleaseAnswer, ReleasesAnswer } from '../../src/flows/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';
import { withKey, type Caller } from '../support/staff.ts';
import { addExtra, extraFlow, heardIn, liveFlow, runningExtra, save, saying, withNode } from './support.ts';

const HOUR = 3_600_000;

let context: Context;
let app: RequestListener;
let editor: Caller;
let now: number;

beforeEach(async () => {
  now = NOW;
  context = await testLine({ clock: { now: () => now } });
  app = createApp(context);
  editor = withKey(context, app, ['flows:read', 'flows:write', 'flows:publish']);
});

const at = (time: number): string => new Date(time).toISOString();

/** What a new caller is told, by the prompts of the first turn. */
async function firstWords(callSid: string): Promise<string[]> {
  await new Conversation(context, { callSid }).dial();
  return heardIn(context, 'twilio', callSid);
}

async function publish(flows: string[], more: object = {}): Promise<ReleaseAnswer> {
  const { body } = (await editor.post('/api/v1/releases', { flows, ...more })) as { body: unknown };
  expect(body).not.toHaveProperty('problems');
  return body as ReleaseAnswer;
}

async function releases(): Promise<ReleasesAnswer['releases']> {
  return ((await editor.get('/api/v1/releases').expect(200)).body as ReleasesAnswer).releases;
}

describe('publishing', () => {
  it('answers the next call, while a call under way goes on with what it began with', async () => {
    const early = new Conversation(context, { callSid: 'CA1' });
    await early.dial();
    expect(heardIn(context, 'twilio', 'CA1')).toContain('for-services');
    await save(editor, saying(await liveFlow(editor, 'citizen-line'), 'thank-you-for-rating'));
    const { release } = await publish(['citizen-line'], { note: 'Shorter' });
    expect(release).toMatchObject({
      number: 2,
      state: 'live',
      by: 'a key',
      note: 'Shorter',
      flows: ['citizen-line'],
    });
    expect(await firstWords('CA2')).toEqual(['thank-you-for-rating']);
    await early.press('9');
    expect(heardIn(context, 'twilio', 'CA1')).toContain('for-services');
    const { flows } = (await editor.get('/api/v1/flows')).body as FlowsAnswer;
    expect(flows.find(({ id }) => id === 'citizen-line')).toMatchObject({
      draft: null,
      live: { release: 2 },
    });
    expect(context.audit.page(1)[0]).toMatchObject({
      action: 'release.published',
      subject: { kind: 'release', id: '2' },
      after: { note: 'Shorter', flows: { 'citizen-line': expect.any(String) as string } },
    });
  });

  it('refuses what has a problem, what has no draft, and what changes nothing', async () => {
    const flow = await liveFlow(editor, 'citizen-line');
    const post = (flows: string[]) => editor.post('/api/v1/releases', { flows });
    expect((await post(['citizen-line'])).body).toMatchObject({ code: 'no-draft' });
    await save(editor, flow);
    expect((await post(['citizen-line'])).body).toMatchObject({ code: 'nothing-changes' });
    const broken = withNode(flow, 'lost', {
      type: 'play',
      say: ['no-such-prompt'],
      exits: { next: 'nowhere' },
    });
    await editor.put('/api/v1/flows/citizen-line/draft', { revision: 1, flow: broken }).expect(200);
    const refused = await post(['citizen-line']).expect(422);
    const { problems } = refused.body as { problems: { node: string; rule: string }[] };
    expect(problems.map(({ node, rule }) => `${node} ${rule}`)).toEqual(
      expect.arrayContaining(['lost unknown-target', 'lost missing-prompt', 'lost unreachable']),
    );
    expect((await releases()).length).toBe(1);
    expect(await firstWords('CA1')).toContain('for-services');
  });

  it('takes a new flow and the flow that runs it together, and not one without the other', async () => {
    await addExtra(editor);
    await save(editor, runningExtra(await liveFlow(editor, 'tell-us')));
    await editor.post('/api/v1/releases', { flows: ['tell-us'] }).expect(422);
    await publish(['tell-us', 'extra']);
  });
});

describe('rolling back', () => {
  it('is one request, makes exactly the older release live again, and can be rolled back itself', async () => {
    const before = await firstWords('CA1');
    await addExtra(editor);
    await save(editor, saying(await liveFlow(editor, 'citizen-line'), 'thank-you-for-rating'));
    await publish(['citizen-line', 'extra']);
    const { body } = (await editor.post('/api/v1/releases/1/restore', { note: 'Back' }).expect(201)) as {
      body: unknown;
    };
    expect(body).toMatchObject({
      calledOff: [],
      release: { number: 3, state: 'live', restores: 1, flows: ['citizen-line', 'extra'], note: 'Back' },
    });
    expect(await firstWords('CA2')).toEqual(before);
    const since = await editor.get('/api/v1/releases/3/changes?since=1').expect(200);
    expect(since.body).toEqual({ flows: [] });
    await editor.get('/api/v1/flows/extra').expect(404);
    await editor.post('/api/v1/releases/1/restore').expect(409);
    await editor.post('/api/v1/releases/2/restore').expect(201);
    expect(await firstWords('CA3')).toEqual(['thank-you-for-rating']);
    expect((await releases()).map(({ number, state }) => [number, state])).toEqual([
      [4, 'live'],
      [3, 'past'],
      [2, 'past'],
      [1, 'past'],
    ]);
    expect(context.audit.page(1)[0]).toMatchObject({ action: 'release.restored' });
  });

  it('calls off what is planned and does not fit any more, and says so', async () => {
    await addExtra(editor);
    await publish(['extra']);
    await save(editor, runningExtra(await liveFlow(editor, 'tell-us')));
    const { release } = await publish(['tell-us'], { liveAt: at(now + HOUR) });
    const { body } = (await editor.post('/api/v1/releases/1/restore').expect(201)) as { body: unknown };
    expect(body).toMatchObject({ calledOff: [release.number] });
    now += 2 * HOUR;
    expect((await releases()).find(({ state }) => state === 'live')?.restores).toBe(1);
  });
});

describe('a planned release', () => {
  it('goes live by the clock, without a start, and everything else stays as it is then', async () => {
    await save(editor, saying(await liveFlow(editor, 'citizen-line'), 'thank-you-for-rating'));
    const { release } = await publish(['citizen-line'], { liveAt: at(now + HOUR) });
    expect(release).toMatchObject({ number: 2, state: 'planned', liveAt: now + HOUR });
    expect(await firstWords('CA1')).toContain('for-services');
    // Published after it was planned, and live before: the plan holds only its own flow.
    await save(editor, { ...(await liveFlow(editor, 'give-rating')), title: { km: 'ពិន្ទុ', en: 'Scores' } });
    await publish(['give-rating']);
    now += HOUR;
    expect(await firstWords('CA2')).toEqual(['thank-you-for-rating']);
    expect((await liveFlow(editor, 'give-rating')).title['en']).toBe('Scores');
    expect((await releases()).map(({ number, state }) => [number, state])).toEqual([
      [3, 'past'],
      [2, 'live'],
      [1, 'past'],
    ]);
  });

  it('can be called off until then, and its flows are drafts again', async () => {
    await save(editor, saying(await liveFlow(editor, 'citizen-line'), 'thank-you-for-rating'));
    await publish(['citizen-line'], { liveAt: at(now + HOUR) });
    const { body } = (await editor.delete('/api/v1/releases/2').expect(200)) as { body: unknown };
    expect(body).toMatchObject({ release: { state: 'called-off' } });
    expect((await editor.get('/api/v1/flows/citizen-line')).body).toMatchObject({
      draft: { revision: 2, flow: { start: 'only' } },
    });
    now += 2 * HOUR;
    expect(await firstWords('CA1')).toContain('for-services');
    await editor.delete('/api/v1/releases/2').expect(409);
    await editor.delete('/api/v1/releases/1').expect(409);
    expect(context.audit.page(1)[0]).toMatchObject({ action: 'release.called-off' });
  });

  it('is not broken by what is published before it: that is refused, and names the plan', async () => {
    await addExtra(editor);
    await publish(['extra']);
    await save(editor, runningExtra(await liveFlow(editor, 'tell-us')));
    await publish(['tell-us'], { liveAt: at(now + HOUR) });
    await save(editor, extraFlow('other'));
    const { body } = (await editor.post('/api/v1/releases', { flows: ['extra'] }).expect(422)) as {
      body: unknown;
    };
    const { problems } = body as { problems: { flow: string; message: string }[] };
    expect(problems[0]).toMatchObject({ flow: 'tell-us' });
    expect(problems[0]?.message).toMatch(/^Together with release 3, which is planned:/);
  });

  it('is for a time to come', async () => {
    await save(editor, saying(await liveFlow(editor, 'citizen-line'), 'thank-you-for-rating'));
    const post = (liveAt: string) => editor.post('/api/v1/releases', { flows: ['citizen-line'], liveAt });
    expect((await post(at(now)).expect(400)).body).toMatchObject({ code: 'not-in-the-future' });
    expect((await post('tomorrow').expect(400)).body).toMatchObject({ code: 'bad-input', field: 'liveAt' });
  });
});

describe('comparing', () => {
  it('shows each node before and after, of releases and of the drafts', async () => {
    const flow = await liveFlow(editor, 'tell-us');
    const note = { ...flow.nodes['case'], type: 'subflow', note: 'Told by number' };
    await save(editor, { ...withNode(flow, 'case', note), layout: { case: [1, 2] } });
    const changes = async (path: string) =>
      ((await editor.get(`/api/v1/releases/${path}`).expect(200)).body as ChangesAnswer).flows;
    const wanted = [
      {
        id: 'tell-us',
        change: 'changed',
        nodes: [{ node: 'case', change: 'changed', before: flow.nodes['case'], after: note }],
        other: [],
      },
    ];
    expect(await changes('draft/changes')).toEqual(wanted);
    await publish(['tell-us']);
    expect(await changes('2/changes')).toEqual(wanted);
    expect(await changes('draft/changes')).toEqual([]);
    expect(await changes('1/changes?since=2')).toMatchObject([
      { nodes: [{ before: note, after: flow.nodes['case'] }] },
    ]);
    await editor.get('/api/v1/releases/9/changes').expect(404);
    await editor.get('/api/v1/releases/x/changes').expect(404);
  });
});
