import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';

const message = {
  type: 'voice-message',
  say: ['say-your-message'],
  case: { kind: 'complaint', topic: 'road', commune: '$caller.commune' },
  ifHungUp: 'discard',
  into: '$number',
  exits: { sent: 'sent', stopped: 'stopped', tooShort: 'silent', failed: 'broken' },
};
const flow = flowOf({ message, sent: END, stopped: END, silent: END, broken: END });

const spoken = (seconds: number, id = 'recording-1') =>
  ({ type: 'recorded', recording: { id, seconds } }) as const;
const ready = (state: string) => ({ outcome: 'found', data: { state } }) as const;
const asked = (walk: Walk) => walk.effectsOf('lookUp').map(({ query, args }) => ({ query, args }));

const begun = (commune: string | null = null): Walk =>
  new Walk(flow, { input: { caller: { commune, returning: false } } });
const reviewed = (commune: string | null = null): Walk =>
  begun(commune).host(spoken(20)).answer(ready('fetched'));

describe('a voice message', () => {
  it('asks for the voice, with one key that ends it', () => {
    const walk = begun();
    expect(walk.said).toEqual(['say-your-message']);
    expect(walk.effectsOf('recordVoice')).toEqual([
      { type: 'recordVoice', maxSeconds: 120, silenceSeconds: 5, endKey: '1' },
    ]);
    expect(walk.context.awaits).toBe('recording');
  });

  it('asks whether the sound is here, and plays it back before the choices', () => {
    const walk = begun().host(spoken(20));
    expect(asked(walk)).toEqual([{ query: 'recording-ready', args: { id: 'recording-1' } }]);
    walk.answer(ready('fetched'));
    expect(walk.said).toEqual([
      ...['your-message-is', 'recording:recording-1'],
      ...['send-message', 'press-1', 'say-again', 'press-2', 'delete-message', 'press-8'],
    ]);
  });

  it('is sent by key 1: a number is drawn, and the case opened with it', () => {
    const walk = reviewed('020101').press('1');
    expect(asked(walk)).toEqual([{ query: 'new-case-number', args: {} }]);
    walk.answer({ outcome: 'found', data: '100014' });
    expect(walk.effectsOf('openCase')).toEqual([
      {
        type: 'openCase',
        number: '100014',
        kind: 'complaint',
        topic: 'road',
        commune: '020101',
        village: null,
        facility: null,
        recording: 'recording-1',
        language: 'km',
      },
    ]);
    expect(walk.context.values['number']).toBe('100014');
    expect(walk.context.unsent).toBeNull();
    expect(walk.node).toBe('test/sent');
  });

  it('without a number is not sent, and the call goes on', () => {
    const walk = reviewed().press('1').answer({ outcome: 'failed' });
    expect(walk.effectsOf('openCase')).toEqual([]);
    expect(walk.node).toBe('test/broken');
  });

  it('is spoken again by key 2, and what was said is dropped', () => {
    const walk = reviewed().press('2');
    expect(walk.effectsOf('dropRecording')).toEqual([{ type: 'dropRecording', recording: 'recording-1' }]);
    expect(walk.said).toEqual(['say-your-message']);
    expect(walk.context.unsent?.recording).toBeNull();
  });

  it('is deleted by key 8', () => {
    const walk = reviewed().press('8');
    expect(walk.effectsOf('dropRecording')).toEqual([{ type: 'dropRecording', recording: 'recording-1' }]);
    expect(walk.node).toBe('test/stopped');
    expect(walk.context.unsent).toBeNull();
  });

  it('is heard again by key 9', () => {
    expect(reviewed().press('9').said.slice(0, 2)).toEqual(['your-message-is', 'recording:recording-1']);
  });

  it('goes on with the message while a call passes through a person and back', () => {
    expect(reviewed().press('7').context.unsent?.recording).toBe('recording-1');
  });
});

describe('an empty message', () => {
  it('is asked for twice more, then left', () => {
    const walk = begun().host({ type: 'recorded', recording: null });
    expect(walk.said).toEqual(['message-too-short', 'say-your-message']);
    walk.host(spoken(1));
    expect(walk.said).toEqual(['message-too-short', 'say-your-message']);
    expect(walk.effectsOf('dropRecording')).toEqual([{ type: 'dropRecording', recording: 'recording-1' }]);
    walk.host({ type: 'recorded', recording: null });
    expect(walk.node).toBe('test/silent');
    expect(walk.context.unsent).toBeNull();
  });

  it('is not counted against a caller who speaks again of their own will', () => {
    const walk = reviewed().press('2').host({ type: 'recorded', recording: null });
    expect(walk.node).toBe('test/message');
    expect(walk.said).toContain('message-too-short');
  });
});

describe('a sound that is not here yet', () => {
  const waits = (walk: Walk, times: number): Walk => {
    for (let time = 0; time < times; time += 1) walk.host({ type: 'wentOn' }).answer(ready('expected'));
    return walk;
  };

  it('is waited for with words, and the call comes back by itself', () => {
    const walk = begun().host(spoken(20)).answer(ready('expected'));
    expect(walk.said).toEqual(['message-being-fetched']);
    expect(walk.effectsOf('goOn')).toHaveLength(1);
    expect(walk.context.awaits).toBe('wait');
  });

  it('is waited for four times, and can then be sent without being heard', () => {
    const walk = waits(begun().host(spoken(20)).answer(ready('expected')), 3);
    expect(walk.effectsOf('goOn')).toHaveLength(1);
    waits(walk, 1);
    expect(walk.said[0]).toBe('message-not-heard');
    walk.press('1').answer({ outcome: 'found', data: '100014' });
    expect(walk.node).toBe('test/sent');
  });

  it.each(['failed', 'notFound'] as const)(
    'of which nobody can tell (%s) can be sent all the same',
    (outcome) => {
      expect(begun().host(spoken(20)).answer({ outcome }).said[0]).toBe('message-not-heard');
    },
  );

  it('and is lost is asked for again, at most twice', () => {
    const walk = begun().host(spoken(20)).answer(ready('lost'));
    expect(walk.said).toEqual(['message-lost', 'say-your-message']);
    expect(walk.context.unsent?.recording).toBeNull();
    walk.host(spoken(20, 'recording-2')).answer(ready('lost'));
    walk.host(spoken(20, 'recording-3')).answer(ready('lost'));
    expect(walk.node).toBe('test/broken');
  });
});

describe('a kind of case', () => {
  it('that the flow does not know is a fault of the flow', () => {
    const odd = flowOf({
      message: { ...message, case: { kind: '$nothing' } },
      sent: END,
      stopped: END,
      silent: END,
      broken: END,
    });
    expect(() => new Walk(odd)).toThrow('no kind of case');
  });
});
