import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../calls/reply.ts';
import { MAX_DIGITS } from '../../core/call/ceilings.ts';
import type { Links } from '../provider.ts';
import { bothSafeProblems } from './both-safe.ts';
import { readDocument } from './document.ts';
import { emptyTwiml, renderTwiml } from './render.ts';

const links: Links = {
  turn: (number) => `https://line.example.org/telephony/twilio/voice?call=CA1&turn=${number}`,
  clip: (hash) => `https://line.example.org/media/${hash}.wav`,
};

const HASH = '0123456789abcdef0123456789abcdef';
const question: Reply = { turn: 3, clip: HASH, then: { type: 'gather', maxDigits: 1, seconds: 8 } };

const replies: fc.Arbitrary<Reply> = fc.record({
  turn: fc.nat({ max: 10_000 }),
  clip: fc.option(fc.stringMatching(/^[0-9a-f]{32}$/)),
  then: fc.oneof(
    fc.record({
      type: fc.constant('gather' as const),
      maxDigits: fc.integer({ min: 1, max: MAX_DIGITS }),
      seconds: fc.integer({ min: 1, max: 30 }),
    }),
    fc.constant({ type: 'hangUp' as const }),
  ),
});

describe('a reply', () => {
  it('is exactly this document for a question', () => {
    const next = 'https://line.example.org/telephony/twilio/voice?call=CA1&amp;turn=4';
    expect(renderTwiml(question, links)).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?><Response>',
        `<Gather action="${next}" method="POST" numDigits="1" timeout="8" finishOnKey="" actionOnEmptyResult="true">`,
        `<Play>https://line.example.org/media/${HASH}.wav</Play>`,
        '</Gather>',
        `<Redirect method="POST">${next}</Redirect>`,
        '</Response>',
      ].join(''),
    );
  });

  it('is exactly this document for a goodbye', () => {
    expect(renderTwiml({ ...question, then: { type: 'hangUp' } }, links)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><Response><Play>https://line.example.org/media/${HASH}.wav</Play><Hangup/></Response>`,
    );
  });

  it('waits in silence where nothing is to be said', () => {
    const [gather] = readDocument(renderTwiml({ ...question, clip: null }, links)).inside;
    expect(gather).toMatchObject({ name: 'Gather', inside: [] });
  });

  it('is safe on both carriers, whatever it is', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        expect(bothSafeProblems(renderTwiml(reply, links))).toEqual([]);
      }),
    );
  });

  it('plays its clip where a key interrupts it, and leads to the turn after it, twice', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        if (reply.then.type === 'hangUp') return;
        const [gather, redirect] = readDocument(renderTwiml(reply, links)).inside;
        expect(gather?.inside.map(({ text }) => text)).toEqual(reply.clip ? [links.clip(reply.clip)] : []);
        expect(gather?.attributes['action']).toBe(links.turn(reply.turn + 1));
        expect(gather?.attributes['numDigits']).toBe(String(reply.then.maxDigits));
        expect(redirect?.text).toBe(links.turn(reply.turn + 1));
      }),
    );
  });
});

describe('the answer to a status callback', () => {
  it('is safe on both carriers, and says nothing', () => {
    expect(bothSafeProblems(emptyTwiml())).toEqual([]);
    expect(readDocument(emptyTwiml()).inside.map(({ name }) => name)).toEqual(['Hangup']);
  });
});
