import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { callers, calls } from '../../db/schema.ts';
import { letIn, saveNoted } from '../../src/calls/admission/let-in.ts';
import { callLaterOf } from '../../src/calls/admission/turn-away.ts';
import type { TurnRequest } from '../../src/calls/handle-turn.ts';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';

const MINUTE_MS = 60_000;

const request0 = (call: string, change: Partial<TurnRequest> = {}): TurnRequest => ({
  ...{ provider: 'twilio', providerCallId: call, caller: null, mobile: null, line: '1294', turn: 0 },
  event: { type: 'noInput' },
  ...change,
});

/** What becomes of the first webhook of a call. */
async function begins(context: Context, call: string, change: Partial<TurnRequest> = {}): Promise<string> {
  const { then } = await letIn(context, request0(call, change));
  return then.type === 'hangUp' ? 'turned away' : 'let in';
}

const ended = (context: Context): (string | null)[] =>
  context.database.db
    .select({ disposition: calls.disposition })
    .from(calls)
    .orderBy(calls.id)
    .all()
    .map(({ disposition }) => disposition);

describe('a line that is full', () => {
  it('tells a new caller at once to call later, goes on with those it has, and lets in again when one has ended', async () => {
    const context = await testLine({}, { LIVE_CALLS: '1' });
    const first = new Conversation(context);
    const second = new Conversation(context, { callSid: 'CA2', from: '+85598765432' });
    await first.dial();
    const scene = await second.dial();
    const { hash } = callLaterOf(context.voice, 'km');
    expect(scene).toMatchObject({ then: { type: 'hangUp' } });
    expect(second.xml).toContain(`/media/${hash}.wav`);
    expect((await first.press('1')).then.type).toBe('gather');
    await first.hangUp();
    expect((await second.redial()).then.type).toBe('gather');
  });

  it('plays the clip before anything is written', async () => {
    const context = await testLine({}, { LIVE_CALLS: '1' });
    await begins(context, 'a');
    const reply = await letIn(context, request0('b'));
    expect(context.store.find('twilio', 'b')).toBeUndefined();
    await request(createApp(context)).get(`/media/${reply.clip}.wav`).expect(200);
  });

  it('writes down who was turned away when there is time: as nobody, and counted as turned away', async () => {
    const context = await testLine({}, { LIVE_CALLS: '1' });
    await begins(context, 'a');
    await begins(context, 'b', { caller: 'sokha' });
    expect([saveNoted(context), saveNoted(context)]).toEqual([1, 0]);
    expect(context.store.find('twilio', 'b')).toMatchObject({
      ...{ caller: null, disposition: 'turned-away', startedAt: NOW, endedAt: NOW },
    });
    expect(context.database.db.select().from(callers).all()).toEqual([]);
    context.rollUp(10);
    const [sums] = [
      ...context.database.rows('select sum(calls) as calls, sum(turned_away) as away from sum_calls'),
    ];
    expect(sums).toEqual({ calls: 0, away: 1 });
    const { text } = await request(createApp(context)).get('/metrics');
    expect(text).toContain('sdap_turned_away_total{reason="line-full"} 1');
  });

  it('gives a repeated webhook the same answer, and takes a call that it has for no new one', async () => {
    const context = await testLine({}, { LIVE_CALLS: '1' });
    const first = await letIn(context, request0('a'));
    expect(await letIn(context, request0('a'))).toEqual(first);
    const away = await letIn(context, request0('b'));
    saveNoted(context);
    expect(await letIn(context, request0('b'))).toEqual(away);
    expect(ended(context)).toEqual([null, 'turned-away']);
  });

  it('does not write down as turned away who came in with the next webhook', async () => {
    const context = await testLine({}, { LIVE_CALLS: '1' });
    await begins(context, 'a');
    expect(await begins(context, 'b')).toBe('turned away');
    context.store.transaction(() =>
      context.store.end(context.store.find('twilio', 'a')?.id ?? '', {
        ...{ at: NOW, disposition: 'hung-up', seconds: null, events: [] },
      }),
    );
    expect(await begins(context, 'b')).toBe('let in');
    expect(saveNoted(context)).toBe(0);
    expect(ended(context)).toEqual(['hung-up', null]);
  });

  it('keeps some thousands in mind, and counts the others', async () => {
    const context = await testLine({}, { LIVE_CALLS: '1' });
    await begins(context, 'a');
    for (let call = 0; call < 10_100; call += 1) await begins(context, `b${call}`);
    let saved = 0;
    for (let some = saveNoted(context); some > 0; some = saveNoted(context)) saved += some;
    expect(saved).toBe(10_000);
    expect((await context.metrics.turnedAway.get()).values[0]?.value).toBe(10_100);
  });

  it('tells somebody, once', async () => {
    const context = await testLine({}, { LIVE_CALLS: '1' });
    await begins(context, 'a');
    const noRoom = async () => (await context.health.vitals()).noRoom;
    expect(await noRoom()).toBe(0);
    await begins(context, 'b');
    expect(await noRoom()).toBe(1);
  });

  it('speaks as the caller has chosen before', async () => {
    const context = await testLine({}, { LIVE_CALLS: '1' });
    await begins(context, 'a', { caller: 'sokha' });
    context.store.transaction(() => {
      context.store.remember('sokha', { language: 'en' }, NOW);
    });
    const reply = await letIn(context, request0('b', { caller: 'sokha' }));
    expect(reply.clip).toBe(callLaterOf(context.voice, 'en').hash);
  });
});

describe('a line that is behind', () => {
  it('turns a new call away and answers every turn of those under way', async () => {
    const context = await testLine();
    await begins(context, 'a');
    context.admission = { ...context.admission, ofLine: () => 'line-waits' };
    expect(await begins(context, 'b')).toBe('turned away');
    const turn = { turn: 1, event: { type: 'digits', digits: '1' } } as const;
    expect((await letIn(context, request0('a', turn))).then.type).toBe('gather');
  });
});

describe('one caller', () => {
  it('has so many calls at once and no more; others are let in', async () => {
    const context = await testLine({}, { CALLER_CALLS_AT_ONCE: '2' });
    const came = [];
    for (const call of ['a', 'b', 'c']) came.push(await begins(context, call, { caller: 'sokha' }));
    expect(came).toEqual(['let in', 'let in', 'turned away']);
    expect(await begins(context, 'd', { caller: 'dara' })).toBe('let in');
    expect(await begins(context, 'e')).toBe('let in');
    expect(context.store.find('twilio', 'c')).toMatchObject({ caller: null, disposition: 'turned-away' });
  });

  it('begins so many within an hour, and those turned away do not count', async () => {
    let now = NOW;
    const context = await testLine({ clock: { now: () => now } }, { CALLER_CALLS_PER_HOUR: '2' });
    const calling = (call: string) => begins(context, call, { caller: 'sokha' });
    expect(await calling('a')).toBe('let in');
    now += 30 * MINUTE_MS;
    expect([await calling('b'), await calling('c'), await calling('d')]).toEqual([
      ...['let in', 'turned away', 'turned away'],
    ]);
    now += 31 * MINUTE_MS;
    expect([await calling('e'), await calling('f')]).toEqual(['let in', 'turned away']);
  });

  it('rings no bell', async () => {
    const context = await testLine({}, { CALLER_CALLS_AT_ONCE: '1' });
    for (const call of ['a', 'b', 'c']) await begins(context, call, { caller: 'sokha' });
    expect((await context.health.vitals()).noRoom).toBe(0);
    const { text } = await request(createApp(context)).get('/metrics');
    expect(text).toContain('sdap_turned_away_total{reason="caller-at-once"} 2');
  });

  it('is nobody on a simulated phone, where any number can be typed', async () => {
    const context = await testLine({}, { CALLER_CALLS_AT_ONCE: '1' });
    const typed = { provider: 'simulator', caller: 'sokha' };
    expect([await begins(context, 'a', typed), await begins(context, 'b', typed)]).toEqual([
      'let in',
      'let in',
    ]);
  });
});
