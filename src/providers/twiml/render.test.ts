import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../calls/reply.ts';
import { MAX_DIGITS } from '../../core/call/ceilings.ts';
import type { Links } from '../provider.ts';
import { bothSafeProblems } from './both-safe.ts';
import { readDocument } from './document.ts';
import { emptyTwiml, renderTwiml } from './render.ts';

const links: Links = {
  turn: (number, door) =>
    `https://line.example.org/telephony/twilio/voice?call=CA1&turn=${number}${door === 'turn' ? '' : `&door=${door}`}`,
  recordingStatus: () => 'https://line.example.org/telephony/twilio/voice/recordings',
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
    fc.constant({ type: 'goOn' as const }),
    fc.record({
      type: fc.constant('record' as const),
      maxSeconds: fc.integer({ min: 10, max: 120 }),
      silenceSeconds: fc.integer({ min: 1, max: 10 }),
      endKey: fc.constantFrom('1', '5'),
    }),
    fc.record({
      type: fc.constant('dial' as const),
      to: fc.constantFrom('+85523000000', '115'),
      callerId: fc.constantFrom('1294', '+85523111111'),
      seconds: fc.integer({ min: 5, max: 60 }),
    }),
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

  // "Follow it with a Redirect that marks 'empty'": Twilio does not post an empty recording, it goes on.
  it('is exactly this document for a message', () => {
    const at = (door: string) =>
      `https://line.example.org/telephony/twilio/voice?call=CA1&amp;turn=4&amp;door=${door}`;
    const then = { type: 'record' as const, maxSeconds: 120, silenceSeconds: 5, endKey: '1' };
    expect(renderTwiml({ ...question, then }, links)).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?><Response>',
        `<Play>https://line.example.org/media/${HASH}.wav</Play>`,
        `<Record action="${at('recorded')}" method="POST" timeout="5" maxLength="120" playBeep="true" finishOnKey="1" `,
        'recordingStatusCallback="https://line.example.org/telephony/twilio/voice/recordings" ',
        'recordingStatusCallbackMethod="POST"/>',
        `<Redirect method="POST">${at('empty')}</Redirect>`,
        '</Response>',
      ].join(''),
    );
  });

  // What comes after a Dial with an action is never reached, so nothing does.
  it('is exactly this document for a transfer, which shows the number of the line', () => {
    const next = 'https://line.example.org/telephony/twilio/voice?call=CA1&amp;turn=4&amp;door=dialled';
    const then = { type: 'dial' as const, to: '+85523000000', callerId: '1294', seconds: 25 };
    expect(renderTwiml({ ...question, then }, links)).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?><Response>',
        `<Play>https://line.example.org/media/${HASH}.wav</Play>`,
        `<Dial action="${next}" method="POST" callerId="1294" timeout="25">+85523000000</Dial>`,
        '</Response>',
      ].join(''),
    );
  });

  // "Somleng sleeps 1 s first; blank raises": there is always a URL, and a clip before it.
  it('is exactly this document for a moment of waiting', () => {
    const next = 'https://line.example.org/telephony/twilio/voice?call=CA1&amp;turn=4&amp;door=on';
    expect(renderTwiml({ ...question, then: { type: 'goOn' } }, links)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><Response><Play>https://line.example.org/media/${HASH}.wav</Play><Redirect method="POST">${next}</Redirect></Response>`,
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
        fc.pre(reply.then.type === 'gather');
        if (reply.then.type !== 'gather') return;
        const [gather, redirect] = readDocument(renderTwiml(reply, links)).inside;
        expect(gather?.inside.map(({ text }) => text)).toEqual(reply.clip ? [links.clip(reply.clip)] : []);
        expect(gather?.attributes['action']).toBe(links.turn(reply.turn + 1, 'turn'));
        expect(gather?.attributes['numDigits']).toBe(String(reply.then.maxDigits));
        expect(redirect?.text).toBe(links.turn(reply.turn + 1, 'turn'));
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
