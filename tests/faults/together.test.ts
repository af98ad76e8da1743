import { expect, it, describe } from 'vitest';
import { handleTurn, type TurnRequest } from '../../src/calls/handle-turn.ts';
import type { Context } from '../../src/context.ts';
import { testLine } from '../support/line.ts';
import { logLines } from '../support/transcript.ts';

const request = (call: string, turn: number, digits?: string): TurnRequest => ({
  provider: 'twilio',
  providerCallId: call,
  caller: null,
  mobile: null,
  line: '1294',
  turn,
  event: digits === undefined ? { type: 'noInput' } : { type: 'digits', digits },
});

/** Turns that arrive in the same moment. */
const together = (context: Context, ...requests: TurnRequest[]) =>
  Promise.all(requests.map((one) => context.together(() => handleTurn(context, one))));

describe('turns that share a commit', () => {
  it('are answered as if each had come alone', async () => {
    const [one, other] = await Promise.all([testLine(), testLine()]);
    const first = await together(one, request('a', 0), request('b', 0));
    expect(first).toEqual([handleTurn(other, request('a', 0)), handleTurn(other, request('b', 0))]);
    const second = await together(one, request('a', 1, '1'), request('b', 1, '2'));
    expect(second).toEqual([
      handleTurn(other, request('a', 1, '1')),
      handleTurn(other, request('b', 1, '2')),
    ]);
    expect(logLines(one)).toEqual(logLines(other));
  });

  it('may be the same webhook twice: one turn, and the same answer', async () => {
    const context = await testLine();
    await together(context, request('a', 0));
    const [once, again] = await together(context, request('a', 1, '1'), request('a', 1, '1'));
    expect(again).toEqual(once);
    expect(context.store.find('twilio', 'a')?.turn).toBe(1);
  });

  it('may be the first webhook of a call twice: one call', async () => {
    const context = await testLine();
    const [once, again] = await together(context, request('a', 0), request('a', 0));
    expect(again).toEqual(once);
    expect([...context.database.rows('SELECT id FROM calls')]).toHaveLength(1);
  });

  it('go on without the one that fails, whose caller hears an apology', async () => {
    const context = await testLine();
    await together(context, request('a', 0), request('b', 0), request('c', 0));
    const { flows } = context;
    let asked = 0;
    context.flows = {
      ...flows,
      find: (flow, version) => {
        asked += 1;
        if (asked === 2) throw new Error('The flow is gone.');
        return flows.find(flow, version);
      },
    };
    const replies = await together(context, request('a', 1, '1'), request('b', 1, '1'), request('c', 1, '1'));
    expect(replies.map(({ then }) => then.type)).toEqual(['gather', 'hangUp', 'gather']);
    expect(['a', 'b', 'c'].map((id) => context.store.find('twilio', id)?.disposition)).toEqual([
      null,
      'failed',
      null,
    ]);
  });

  it('apologise to everybody where nothing can be written', async () => {
    const context = await testLine();
    await together(context, request('a', 0), request('b', 0));
    context.database.close();
    const replies = await together(context, request('a', 1, '1'), request('b', 1, '1'));
    expect(replies.map(({ then }) => then.type)).toEqual(['hangUp', 'hangUp']);
  });
});
