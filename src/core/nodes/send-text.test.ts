import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';

const NODES = {
  number: { type: 'set', values: { $caseNumber: '123451' }, exits: { next: 'send' } },
  send: {
    type: 'send-text',
    kind: 'case-number',
    text: ['text-number', { digits: '$caseNumber' }],
    exits: { sending: 'sent', sendingFirst: 'first', cannot: 'not-sent' },
  },
  sent: { type: 'play', say: ['sms-sent'], exits: { next: 'end' } },
  first: { type: 'play', say: ['sms-first-of'], exits: { next: 'end' } },
  'not-sent': { type: 'play', say: ['sms-not-sent'], exits: { next: 'end' } },
  end: END,
};

const walk = (canBeTexted?: boolean): Walk =>
  new Walk(flowOf(NODES), {
    input: {
      caller: { commune: null, returning: false, ...(canBeTexted === undefined ? {} : { canBeTexted }) },
    },
  });

const PARTS = [{ prompt: 'text-number' }, { characters: '123451' }];

describe('a text message', () => {
  it('is asked about first, by a look-up whose arguments stay out of the log', () => {
    expect(walk(true).effectsOf('lookUp')).toEqual([
      { type: 'lookUp', query: 'text-room', args: { parts: PARTS, language: 'km' }, secret: true },
    ]);
  });

  it.each([
    ['all', 'sms-sent'],
    ['first', 'sms-first-of'],
  ])('for which there is room for %s of it is sent, and %s is said', (room, said) => {
    const call = walk(true).answer({ outcome: 'found', data: room });
    expect(call.effectsOf('sendText')).toEqual([
      { type: 'sendText', node: 'test/send', kind: 'case-number', parts: PARTS, language: 'km' },
    ]);
    expect(call.said).toContain(said);
  });

  it.each(['notFound', 'failed'] as const)('is not sent where the look-up is %s', (outcome) => {
    const call = walk(true).answer({ outcome });
    expect(call.effectsOf('sendText')).toEqual([]);
    expect(call.said).toContain('sms-not-sent');
  });

  it.each([false, undefined])('is not even asked about where the phone can be texted: %s', (canBeTexted) => {
    const call = walk(canBeTexted);
    expect(call.effectsOf('lookUp')).toEqual([]);
    expect(call.said).toContain('sms-not-sent');
  });
});
