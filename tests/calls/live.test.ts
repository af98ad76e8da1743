import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallsAnswer, LiveCallsAnswer } from '../../src/analytics/calls/api-types.ts';
import type { Context } from '../../src/context.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';
import { withKey, type Caller } from '../support/staff.ts';

const clock = { at: NOW, now: () => clock.at };

let context: Context;
let call: Conversation;
let analyst: Caller;

beforeEach(async () => {
  clock.at = NOW;
  context = await testLine({ clock });
  call = new Conversation(context);
  analyst = withKey(context, call.app, ['calls:read']);
});
afterEach(() => context.close());

/** What is seen so many seconds later. */
async function seen(after = 2): Promise<LiveCallsAnswer> {
  clock.at += after * 1000;
  return (await analyst.get('/api/v1/calls/live').expect(200)).body as LiveCallsAnswer;
}

const placeOf = ({ calls: [one] }: LiveCallsAnswer) =>
  one && [one.place.flows.map(({ id }) => id), one.place.node];

describe('calls under way', () => {
  it('come and go, and tell where they are without an id or a caller', async () => {
    expect(await seen()).toMatchObject({ calls: [], more: false });
    await call.dial();
    const begun = await seen();
    expect(begun.calls).toEqual([
      {
        ...{ key: expect.any(String) as string, line: '1294', language: 'km', startedAt: NOW + 2_000 },
        place: {
          flows: [{ id: 'citizen-line', title: expect.any(Object) as object }],
          node: null,
          type: null,
        },
        simulated: false,
      },
    ]);
    await call.press('2');
    expect(placeOf(await seen())?.[0]).toEqual(['citizen-line', 'commune-budget', 'find-commune']);
    expect(JSON.stringify(await seen())).not.toContain('call-1');
    await call.hangUp();
    expect((await seen()).calls).toEqual([]);
  });

  it('are asked for once a second, however many look on', async () => {
    const { ask } = context.analyst;
    let asked = 0;
    context.analyst.ask = (...question) => {
      asked += 1;
      return ask(...question);
    };
    await Promise.all([seen(0), seen(0), seen(0)]);
    await seen(0.9);
    expect(asked).toBe(1);
    await seen(0.2);
    expect(asked).toBe(2);
  });

  it('do not tell whoever leaves a message from whoever is in the main menu', async () => {
    await call.dial();
    const inMenu = await seen();
    await call.press('3');
    const atMessages = await seen();
    await call.press('1');
    const inMessage = await seen();
    for (const later of [atMessages, inMessage]) expect(later.calls).toEqual(inMenu.calls);
  });
});

describe('a call that has ended', () => {
  const list = async (query = ''): Promise<CallsAnswer['calls']> => {
    while (context.rollUp(10) > 0);
    return ((await analyst.get(`/api/v1/calls?${query}`).expect(200)).body as CallsAnswer).calls;
  };

  it('stands in the list with what it was about', async () => {
    await call.dial();
    for (const keys of ['2', '6', '020101']) await call.press(keys);
    expect(await list()).toEqual([]);
    await call.hangUp(42);
    expect(await list('place=020101')).toMatchObject([
      {
        id: 'call-1',
        startedAt: NOW,
        topics: ['budget-answer'],
        place: '020101',
        seconds: 42,
        confidential: false,
      },
    ]);
    expect((await list('topic=budget-answer')).length).toBe(1);
  });

  it('is listed by its day alone where it was about a message, and found by nothing else', async () => {
    context.flowOfLine = () => 'place-problem';
    await call.dial();
    await call.press('3');
    await call.hangUp(42);
    const [listed] = await list();
    expect(listed).toMatchObject({
      ...{ id: 'call-1', day: '2026-11-21', startedAt: null, confidential: true },
      ...{ place: null, topics: [], rating: null, seconds: null },
    });
    for (const query of ['place=02', 'place=020101', 'hours=10-11', 'topic=report-a-problem'])
      expect(await list(query)).toEqual([]);
    expect((await list('from=2026-11-21&to=2026-11-21&line=1294')).length).toBe(1);
  });
});
