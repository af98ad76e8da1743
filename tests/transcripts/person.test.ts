import { describe, expect, it } from 'vitest';
import { Conversation } from '../support/conversation.ts';
import { clipsByText, testLine } from '../support/line.ts';
import { OFFICER, TO_OFFICER, withOfficer } from '../support/officer.ts';
import { transcriptOf } from '../support/transcript.ts';

/** Calls of those who want a person. */

interface Story {
  keys: string;
  phone?: string | null;
  weekday?: number;
  carrier?: 'twilio' | 'somleng';
}

const KNOWN = TO_OFFICER.join(' ');

const STORIES: Record<string, Story> = {
  'an officer who answers': { keys: `${KNOWN} 1 dial:answered` },
  'an officer who answers, on Somleng': { keys: `${KNOWN} 1 dial:answered`, carrier: 'somleng' },
  'an officer whose line is busy, then free': { keys: `${KNOWN} 1 dial:busy 1 dial:answered` },
  'an officer who does not answer, then a message': { keys: `${KNOWN} 1 dial:no-answer 2 2 1 hang-up` },
  'an officer who cannot be reached': { keys: `${KNOWN} 1 dial:failed 5 hang-up` },
  'the hours of an officer who could be called': { keys: `${KNOWN} 3 1 hang-up` },
  'an officer whose number is not known': { keys: `${KNOWN} - `, phone: null },
  'an officer when the office is closed': { keys: `${KNOWN} 1 hang-up`, weekday: 1 },
};

describe('a person', () => {
  it.each(Object.entries(STORIES))('%s', async (name, { keys, phone, weekday, carrier }) => {
    const context = await testLine({ library: clipsByText });
    withOfficer(context, { phone, weekday });
    const call = new Conversation(context, carrier ? { carrier } : {});
    const transcript = await transcriptOf(context, call, keys);
    await expect(transcript).toMatchFileSnapshot(`golden/${name.replaceAll(/[^a-z]+/gi, '-')}.txt`);
    context.close();
  });

  it('is called with the number of the line, and the office never sees the one of the caller', async () => {
    const context = await testLine();
    withOfficer(context);
    const call = new Conversation(context);
    await call.dial();
    for (const key of [...TO_OFFICER, '1']) await call.press(key);
    expect(call.xml).toContain('callerId="1294"');
    expect(call.xml).toContain(`>${OFFICER.phone}</Dial>`);
    expect(call.xml).not.toContain('12345678');
    context.close();
  });
});
