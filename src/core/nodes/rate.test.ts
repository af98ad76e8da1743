import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';
import type { Rating } from '../call/effects.ts';

const flow = flowOf({
  main: {
    type: 'menu',
    options: [{ key: '1', reason: ['for-rating'], exit: 'rate' }],
    exits: { rate: 'rate' },
  },
  rate: {
    type: 'rate',
    say: ['how-is-it'],
    subject: { kind: 'commune', id: '$line.commune' },
    exits: { done: 'end' },
  },
  end: END,
});

const asked = (rotation: number): Walk =>
  new Walk(flow, { input: { rotation, line: { commune: '160904' } } }).press('1');

const ratingOf = (call: Walk): Rating | undefined => call.effectsOf('rate')[0];

/** The points in the order read, by the values that their keys give. */
const valuesRead = (rotation: number, side: string): (number | undefined)[] =>
  ['1', '2', '3'].map((key) => ratingOf(asked(rotation).press(side).press(key))?.value);

/** The key of a side at a rotation: what is read first has key 1. */
const keyOf = (side: 'good' | 'bad', rotation: number): string =>
  (side === 'good') === (rotation % 2 === 0) ? '1' : '2';

describe('a rating', () => {
  it('asks good or bad first, then how much', () => {
    expect(asked(0).said).toEqual(['how-is-it', 'rate-side-good', 'press-1', 'rate-side-bad', 'press-2']);
    expect(asked(0).press('1').said).toEqual([
      'rate-how-much',
      ...['rate-very-good', 'press-1', 'rate-good', 'press-2', 'rate-acceptable', 'press-3'],
    ]);
  });

  it('turns the order of both questions in every second call', () => {
    expect(asked(1).said).toEqual(['how-is-it', 'rate-side-bad', 'press-1', 'rate-side-good', 'press-2']);
    expect(asked(1).press('2').said).toEqual([
      'rate-how-much',
      ...['rate-acceptable', 'press-1', 'rate-good', 'press-2', 'rate-very-good', 'press-3'],
    ]);
  });

  it.each([0, 1])('reaches each of the five points of the scorecard (rotation %d)', (rotation) => {
    const both = [...valuesRead(rotation, '1'), ...valuesRead(rotation, '2')];
    expect([...new Set(both)].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['good', 0],
    ['good', 1],
    ['bad', 0],
    ['bad', 1],
  ] as const)(
    'reads the points as a scale, the strongest word first or last (%s, rotation %d)',
    (side, rotation) => {
      const read = valuesRead(rotation, keyOf(side, rotation)).map(Number);
      const scale = side === 'good' ? [5, 4, 3] : [1, 2, 3];
      expect([scale, scale.toReversed()]).toContainEqual(read);
    },
  );

  it.each([
    [0, ['good', 'bad', 'very-good', 'good', 'acceptable']],
    [1, ['bad', 'good', 'acceptable', 'good', 'very-good']],
  ])('carries its subject and the order that was heard (rotation %d)', (rotation, offered) => {
    const call = asked(rotation).press(keyOf('good', rotation)).press('2');
    expect(ratingOf(call)).toEqual({
      type: 'rate',
      subject: 'commune',
      subjectId: '160904',
      value: 4,
      offered,
    });
    expect(call.node).toBe('test/end');
  });

  it('is the same for a large rotation as for its last bit', () => {
    expect(asked(999_999).said).toEqual(asked(1).said);
  });
});

describe('keys at a rating', () => {
  it('8 goes back from how much to good or bad, and from there to the question before', () => {
    const call = asked(0).press('2').press('8');
    expect(call.said[0]).toBe('how-is-it');
    expect(call.press('8').node).toBe('test/main');
  });

  it('8 is known to the log, as it is everywhere', () => {
    expect(asked(0).press('2').press('8').facts).toContainEqual({
      type: 'navigated',
      node: 'test/rate',
      key: '8',
    });
  });

  it.each(['3', '7'])('%s is a wrong key at good or bad', (key) => {
    expect(asked(0).press(key).said[0]).toBe('no-match');
  });

  it('4 is a wrong key at how much, and rates nothing', () => {
    const call = asked(0).press('1').press('4');
    expect(call.said.slice(0, 2)).toEqual(['no-match', 'rate-how-much']);
    expect(ratingOf(call)).toBeUndefined();
  });

  it('silence rates nothing, and ends politely after the third', () => {
    const call = asked(0).press('1').silence().silence().silence();
    expect(ratingOf(call)).toBeUndefined();
    expect(call.hungUpAs).toBe('gave-up');
  });
});

describe('a rating without a subject', () => {
  it('is a fault', () => {
    const call = new Walk(flow).press('1').press('1');
    expect(faultCode(() => call.press('1'))).toBe('not-a-text');
  });
});
