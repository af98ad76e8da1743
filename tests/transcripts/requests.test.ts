import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { Conversation } from '../support/conversation.ts';
import { clipsByText, NOW, testLine } from '../support/line.ts';
import { putRequest } from '../support/requests.ts';
import { transcriptOf } from '../support/transcript.ts';

/* Callers with a ticket: `npx vitest run tests/transcripts/requests.test.ts -u` writes them anew. */
const STORIES: Record<string, { keys: string; call?: ConstructorParameters<typeof Conversation>[1] }> = {
  'a ticket that is ready': { keys: '02014711 - 9 5' },
  'a ticket that waits for its day': { keys: '02014712 - 1 02014713 - 5' },
  'a ticket with a digit wrong': { keys: '02014719 - 02014711 - hang-up' },
  'a ticket that is typed slowly': { keys: '0 2 0 1 4 7 1 1 - hang-up', call: { carrier: 'somleng' } },
  'a ticket of which every digit came twice': { keys: '0022001144771111 - hang-up' },
  'too many wrong numbers': { keys: '1111 - 2222 - 3333 - 02014711 -' },
};

function fill(context: Context): void {
  putRequest(context, { number: '02014711' });
  putRequest(context, { number: '02014712', state: 'checking', readyOn: '2026-12-01' });
  putRequest(context, {
    number: '02014713',
    state: 'needs-documents',
    office: 'commune',
    place: '020101',
    service: null,
  });
}

describe('an application at an office', () => {
  it.each(Object.entries(STORIES))('%s', async (name, { keys, call }) => {
    const context = await testLine({ library: clipsByText, flowOfLine: () => 'my-request' });
    fill(context);
    const transcript = await transcriptOf(context, new Conversation(context, call), keys);
    await expect(transcript).toMatchFileSnapshot(`golden/${name.replaceAll(/[^a-z]+/gi, '-')}.txt`);
    context.close();
  });
});

describe('wrong numbers', () => {
  const DAY_MS = 24 * 60 * 60 * 1000;
  const TICKET = { query: 'request', args: { number: '02014711' } };

  /** A call in which each of these numbers is typed. Out: its id. */
  async function typeAll(context: Context, from: string, last: string, numbers: string[]): Promise<string> {
    const call = new Conversation(context, { from, callSid: `CA0000000000000000000000000000000${last}` });
    await call.dial();
    for (const number of numbers) {
      await call.press(number);
      await call.press('-');
    }
    return context.store.find('twilio', call.callSid)?.id ?? '';
  }

  async function line(): Promise<{
    context: Context;
    told: (caller: string | null, callId: string, later?: number) => string;
  }> {
    const context = await testLine({ flowOfLine: () => 'my-request' });
    fill(context);
    const told = (caller: string | null, callId: string, later = 0): string =>
      JSON.stringify(context.directory.lookUp(TICKET, { now: NOW + later, caller, callId }));
    return { context, told };
  }

  it('of a phone are counted for a day, over all its calls', async () => {
    const { context, told } = await line();
    const phone = '+85512000111';
    const caller = context.pseudonyms.get('twilio')?.(phone) ?? '';
    await typeAll(context, phone, '1', ['1111', '2222']);
    await typeAll(context, phone, '2', ['3333', '4444']);
    expect(told(caller, 'a new call')).toContain('in-full');
    await typeAll(context, phone, '3', ['5555']);
    expect(told(caller, 'a new call')).not.toContain('in-full');
    expect(told('another phone', 'a new call')).toContain('in-full');
    expect(told(caller, 'a new call', DAY_MS + 1)).toContain('in-full');
    context.close();
  });

  it('of a withheld number are counted in the call alone', async () => {
    const { context, told } = await line();
    const callId = await typeAll(context, 'anonymous', '1', ['1111', '2222', '3333']);
    expect(told(null, callId)).not.toContain('in-full');
    expect(told(null, 'a new call')).toContain('in-full');
    context.close();
  });
});
