import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { legs } from '../db/schema.ts';
import { closeAbandoned } from '../src/calls/close-abandoned.ts';
import type { Context } from '../src/context.ts';
import { Conversation } from './support/conversation.ts';
import { NOW, testLine } from './support/line.ts';
import { OFFICER, TO_OFFICER, withOfficer } from './support/officer.ts';

const CALLER = { callId: 'call-1', leg: 0, party: 'caller', office: null, begunAt: NOW, end: null };
const TRANSFER = { callId: 'call-1', leg: 1, party: 'office', office: OFFICER.key };
const MINUTE = 60_000;

let now: number;
let context: Context;
let call: Conversation;
beforeEach(async () => {
  now = NOW;
  context = await testLine({ clock: { now: () => now } });
  withOfficer(context);
  call = new Conversation(context);
});
afterEach(() => context.close());

const kept = () => context.database.db.select().from(legs).orderBy(legs.callId, legs.leg).all();

/** Calls the line and is put through to the officer, a minute later. */
async function putThrough(): Promise<void> {
  await call.dial();
  for (const key of TO_OFFICER) await call.press(key);
  now += MINUTE;
  await call.press('1');
}

describe('the legs of a call', () => {
  it('are one where nobody else was called', async () => {
    await call.dial();
    expect(kept()).toEqual([{ ...CALLER, endedAt: null, seconds: null }]);
    now += MINUTE;
    await call.hangUp(58);
    expect(kept()).toEqual([{ ...CALLER, endedAt: NOW + MINUTE, seconds: 58 }]);
  });

  it('are two with a transfer, which is as long as the two spoke', async () => {
    await putThrough();
    const begun = { ...TRANSFER, begunAt: NOW + MINUTE };
    expect(kept()[1]).toEqual({ ...begun, endedAt: null, end: null, seconds: null });
    now += 2 * MINUTE;
    const scene = await call.dialEnds('completed', 97);
    expect(scene.then.type).toBe('hangUp');
    expect(kept()).toEqual([
      { ...CALLER, endedAt: NOW + 3 * MINUTE, seconds: null },
      { ...begun, endedAt: NOW + 3 * MINUTE, end: 'answered', seconds: 97 },
    ]);
    await call.hangUp(181);
    expect(kept().map(({ seconds }) => seconds)).toEqual([181, 97]);
  });

  it('are one more with each try, and a repeated webhook adds none', async () => {
    await putThrough();
    await call.repeat();
    await call.dialEnds('busy');
    await call.repeat();
    await call.press('1');
    await call.dialEnds('no-answer');
    expect(kept().map(({ leg, party, end, seconds }) => [leg, party, end, seconds])).toEqual([
      [0, 'caller', null, null],
      [1, 'office', 'busy', null],
      [2, 'office', 'noAnswer', null],
    ]);
    expect(kept()[0]?.endedAt).toBeNull();
  });

  it('end with a caller who hangs up while the office is called: how, nobody knows', async () => {
    await putThrough();
    now += MINUTE;
    await call.hangUp(120);
    expect(kept()[1]).toMatchObject({ endedAt: NOW + 2 * MINUTE, end: null, seconds: null });
    await call.dialEnds('completed', 30);
    expect(kept()[1]).toMatchObject({ endedAt: NOW + 2 * MINUTE, end: null, seconds: null });
  });

  it('end with a call whose end nobody told us of', async () => {
    await putThrough();
    now += 120 * MINUTE;
    closeAbandoned(context);
    expect(kept().map(({ endedAt }) => endedAt)).toEqual([now, now]);
  });

  it('end with a fault of ours, as the carrier told', async () => {
    await putThrough();
    context.flows = {
      ...context.flows,
      find: () => {
        throw new Error('The flow is gone.');
      },
    };
    await call.dialEnds('completed', 12);
    expect(kept()).toMatchObject([{ endedAt: now }, { endedAt: now, end: 'answered', seconds: 12 }]);
  });

  it('are none of a turn that could not be written', async () => {
    await call.dial();
    for (const key of TO_OFFICER) await call.press(key);
    const { saveTurn } = context.store;
    context.store.saveTurn = (turn) => {
      saveTurn(turn);
      throw new Error('The disk is full.');
    };
    await call.press('1');
    context.store.saveTurn = saveTurn;
    expect(kept()).toHaveLength(1);
  });

  it('name no number, and stay when the caller is forgotten', async () => {
    await putThrough();
    await call.dialEnds('completed', 97);
    const caller = context.store.find('twilio', call.callSid)?.caller ?? '';
    context.store.transaction(() => context.store.forget(caller));
    const text = JSON.stringify(kept());
    expect(kept()).toHaveLength(2);
    for (const secret of [caller, '12345678', OFFICER.phone.slice(1)]) expect(text).not.toContain(secret);
  });
});
