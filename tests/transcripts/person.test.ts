import { describe, expect, it } from 'vitest';
import { offices, opening } from '../../db/schema.ts';
import type { Context } from '../../src/context.ts';
import { Conversation } from '../support/conversation.ts';
import { clipsByText, testLine } from '../support/line.ts';
import { transcriptOf } from '../support/transcript.ts';

/** Calls of those who want a person. The clock of the tests stands at ten in the morning of a Saturday. */

const CONFIRMED = { confirmedBy: 'the office', confirmedAt: '2026-11-01', sourceUrl: null };
const SATURDAY = 6;

/** The complaints officer of the district that the callers below belong to. */
function withOffice({ database }: Context, about: { phone: string | null; weekday: number }): void {
  const key = 'ombudsman-0201';
  const { db } = database;
  db.insert(offices)
    .values({ ...CONFIRMED, key, kind: 'ombudsman', placeCode: '0201', phone: about.phone, sample: false })
    .run();
  for (const [fromMinute, toMinute] of [
    [450, 690],
    [840, 1020],
  ] as const)
    db.insert(opening)
      .values({ ...CONFIRMED, officeKey: key, weekday: about.weekday, fromMinute, toMinute })
      .run();
}

interface Story {
  keys: string;
  phone?: string | null;
  weekday?: number;
  carrier?: 'twilio' | 'somleng';
}

/** The first keys make the commune known; 0 is a person. */
const KNOWN = '2 6 020101 0';

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
    withOffice(context, {
      phone: phone === undefined ? '+85553000111' : phone,
      weekday: weekday ?? SATURDAY,
    });
    const call = new Conversation(context, carrier ? { carrier } : {});
    const transcript = await transcriptOf(context, call, keys);
    await expect(transcript).toMatchFileSnapshot(`golden/${name.replaceAll(/[^a-z]+/gi, '-')}.txt`);
    context.close();
  });

  it('is called with the number of the line, and the office never sees the one of the caller', async () => {
    const context = await testLine();
    withOffice(context, { phone: '+85553000111', weekday: SATURDAY });
    const call = new Conversation(context);
    await call.dial();
    for (const key of ['2', '6', '020101', '0', '1']) await call.press(key);
    expect(call.xml).toContain('callerId="1294"');
    expect(call.xml).toContain('>+85553000111</Dial>');
    expect(call.xml).not.toContain('12345678');
    context.close();
  });
});
