import { afterEach, describe, expect, it } from 'vitest';
import { contacts, texts } from '../db/schema.ts';
import { closeAbandoned } from '../src/calls/close-abandoned.ts';
import { runErrands } from '../src/calls/errands/run-errands.ts';
import { ProviderError, type OutgoingText, type SendText } from '../src/calls/outgoing-ports.ts';
import type { Context, Overrides } from '../src/context.ts';
import { MOST_TEXTS_A_DAY } from '../src/directory/texts.ts';
import { Conversation } from './support/conversation.ts';
import { testLine } from './support/line.ts';
import { watched, work } from './support/speaking.ts';

let context: Context;
afterEach(() => context.close());

const HOUR_MS = 60 * 60_000;

/** Somebody has heard about the identity card, on a line that sends texts in this way. */
async function heard(sendText: SendText | null, more: Overrides = {}) {
  const sent: OutgoingText[] = [];
  const recorded: SendText = (text) => {
    sent.push(text);
    return (sendText as SendText)(text);
  };
  const { time, overrides } = watched({ sendText: sendText && recorded });
  context = await testLine({ ...overrides, ...more });
  const call = new Conversation(context);
  await call.dial();
  for (const key of ['1', '1', '2']) await call.press(key);
  return { call, sent, time };
}

const accepted: SendText = () => Promise.resolve('SM1');
const answers = (status: number): SendText => {
  const message = `The provider answered ${status}.`;
  return () => Promise.reject(new ProviderError(`http-${status}`, status >= 500, message));
};

/** The prompts that were heard last. */
function saidBy(call: Conversation): string[] {
  const hash = /([0-9a-f]{32})\.wav$/.exec(call.scene?.clips[0] ?? '')?.[1] ?? '';
  return (context.utterances.find(hash)?.clips ?? []).flatMap((clip) =>
    'prompt' in clip ? [clip.prompt] : [],
  );
}
const textRows = () => context.database.db.select().from(texts).all();
const contactRows = () => context.database.db.select().from(contacts).all();

describe('a text message', () => {
  it('goes to the phone that called, after the turn, and its number is removed', async () => {
    const { call, sent } = await heard(accepted);
    await call.press('4');
    expect(sent).toEqual([]);
    expect(textRows()).toMatchObject([{ state: 'waiting', kind: 'service-answer', language: 'km' }]);
    expect(contactRows()).toHaveLength(1);
    await work(context);
    expect(sent).toMatchObject([{ to: '+85512345678', providerCallId: call.callSid }]);
    expect(sent[0]?.body).toContain('សៀវភៅគ្រួសារ');
    expect(textRows()).toMatchObject([{ state: 'sent', providerTextId: 'SM1' }]);
    expect(contactRows()).toEqual([]);
  });

  it('is one, however often its webhook or its key comes', async () => {
    const { call, sent } = await heard(accepted);
    await call.press('4');
    await call.repeat();
    await work(context);
    await call.repeat();
    await call.press('4');
    await work(context);
    expect(sent).toHaveLength(1);
    expect(textRows()).toHaveLength(1);
  });

  it.each([
    ['the provider refuses', answers(400), 'failed'],
    ['the provider has too much to do', answers(429), 'failed'],
    ['the provider fails', answers(500), 'unknown'],
    ['nobody answers', () => Promise.reject(new ProviderError('unreachable', true, 'No answer.')), 'unknown'],
    ['something of ours fails', () => Promise.reject(new TypeError('+85512345678')), 'unknown'],
  ] as [string, SendText, string][])('that %s is never sent again', async (_why, sendText, state) => {
    const { call, sent, time } = await heard(sendText);
    await call.press('4');
    for (let hour = 0; hour < 25; hour += 1) {
      await work(context);
      time.now += HOUR_MS;
    }
    expect(sent).toHaveLength(1);
    expect(textRows()).toMatchObject([{ state }]);
    expect(textRows()[0]?.why).not.toContain('85512345678');
    expect(contactRows()).toEqual([]);
  });

  it('whose sending was cut off by the end of the process is unknown, and not sent again', async () => {
    const { call, sent, time } = await heard(() => new Promise<string>(() => undefined));
    await call.press('4');
    void runErrands(context);
    expect(sent).toHaveLength(1);
    expect(textRows()).toMatchObject([{ state: 'sending' }]);
    time.now += 5 * 60_000;
    await work(context);
    expect(sent).toHaveLength(1);
    expect(textRows()).toMatchObject([{ state: 'unknown', why: 'It was cut off while it was sent.' }]);
    expect(contactRows()).toEqual([]);
  });

  it('that could not be sent for a day is dropped, with its number', async () => {
    const { call, sent, time } = await heard(accepted);
    await call.press('4');
    time.now += 22 * HOUR_MS;
    closeAbandoned(context);
    expect(contactRows()).toHaveLength(1);
    time.now += 2 * HOUR_MS;
    closeAbandoned(context);
    expect(contactRows()).toEqual([]);
    await work(context);
    expect(sent).toEqual([]);
    expect(textRows()).toMatchObject([{ state: 'dropped' }]);
  });

  it('is not sent any more once its caller is forgotten', async () => {
    const { call, sent } = await heard(accepted);
    await call.press('4');
    const { caller } = context.store.find('twilio', call.callSid) ?? {};
    context.store.transaction(() => context.store.forget(caller ?? ''));
    expect(contactRows()).toEqual([]);
    await work(context);
    expect(sent).toEqual([]);
  });

  it('is not sent to a phone that had its share of the day, and the caller hears so', async () => {
    const { call, sent } = await heard(accepted);
    const { id } = context.store.find('twilio', call.callSid) ?? { id: '' };
    const { db } = context.database;
    const earlier = { callId: id, node: 'a', kind: 'a', language: 'km', provider: 'twilio', state: 'sent' };
    for (let turn = 100; turn < 100 + MOST_TEXTS_A_DAY; turn += 1)
      db.insert(texts)
        .values({ ...earlier, id: `${turn}`, turn, hash: `${turn}`, madeAt: context.clock.now() })
        .run();
    await call.press('4');
    expect(saidBy(call)).toContain('sms-not-sent');
    await work(context);
    expect(sent).toEqual([]);
    expect(textRows()).toHaveLength(MOST_TEXTS_A_DAY);
  });
});

describe('the offer of a text', () => {
  const offered = async (sendText: SendText | null, from?: string): Promise<boolean> => {
    const { overrides } = watched({ sendText });
    context = await testLine(overrides);
    const call = new Conversation(context, from === undefined ? {} : { from });
    await call.dial();
    for (const key of ['1', '1', '2']) await call.press(key);
    return saidBy(call).includes('send-answer-by-text');
  };

  it.each([
    ['a mobile phone', accepted, '+85512345678', true],
    ['a line without a sender', null, '+85512345678', false],
    ['a withheld number', accepted, 'anonymous', false],
    ['a landline', accepted, '+85523720123', false],
    ['a phone abroad', accepted, '+66812345678', false],
  ] as [string, SendText | null, string, boolean][])('to %s', async (_whom, sendText, from, isOffered) => {
    expect(await offered(sendText, from)).toBe(isOffered);
  });
});
