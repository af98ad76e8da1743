import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';
import type { Vote } from '../call/effects.ts';

const ITEMS = [
  { key: 'work', question: 'item-work' },
  { key: 'hygiene', question: 'item-hygiene' },
  { key: 'voice', question: 'item-voice' },
];

const flow = flowOf({
  main: {
    type: 'menu',
    options: [{ key: '1', reason: ['for-scorecard'], exit: 'score' }],
    exits: { score: 'score' },
  },
  score: {
    type: 'scorecard',
    items: '$line.items',
    round: '$line.round',
    facility: '$line.facility',
    given: '$given',
    exits: { done: 'end', noInput: 'gone' },
  },
  end: END,
  gone: END,
});

const scoring = (rotation = 0): Walk =>
  new Walk(flow, { input: { rotation, line: { items: ITEMS, round: 'r1', facility: 'school-1' } } }).press(
    '1',
  );

const votesOf = (call: Walk): Vote[] => call.effectsOf('vote').map(({ type: _, ...vote }) => vote);

describe('a scorecard', () => {
  it('asks item after item, first good or bad, then how much, and votes with each answer', () => {
    const call = scoring();
    expect(call.said[0]).toBe('item-work');
    expect(call.press('1').said[0]).toBe('rate-how-much');
    call.press('2');
    expect(votesOf(call)).toEqual([
      {
        round: 'r1',
        facility: 'school-1',
        item: 'work',
        value: 4,
        offered: ['good', 'bad', 'very-good', 'good', 'acceptable'],
      },
    ]);
    expect(call.said[0]).toBe('item-hygiene');
    call.pressEach('21');
    expect(votesOf(call)).toMatchObject([{ item: 'hygiene', value: 1 }]);
    call.pressEach('13');
    expect(votesOf(call)).toMatchObject([{ item: 'voice', value: 3 }]);
    expect([call.node, call.context.values['given']]).toEqual(['test/end', 3]);
  });

  it('turns the choices of both questions in every second call, and says so with the vote', () => {
    const call = scoring(1);
    expect(call.said.slice(1, 4)).toEqual(['rate-side-bad', 'press-1', 'rate-side-good']);
    call.pressEach('21');
    expect(votesOf(call)).toMatchObject([
      { value: 3, offered: ['bad', 'good', 'acceptable', 'good', 'very-good'] },
    ]);
  });

  it('names the key that stops with the first item, and it stops at every one', () => {
    const call = scoring();
    expect(call.said.slice(-2)).toEqual(['stop-here', 'press-3']);
    call.pressEach('11');
    expect(call.said).not.toContain('stop-here');
    call.press('3');
    expect([call.node, call.context.values['given']]).toEqual(['test/end', 1]);
  });

  it('that is stopped later keeps what was given, and stopped at once has nothing', () => {
    const call = scoring().pressEach('11').press('3');
    expect(call.context.values['given']).toBe(1);
    expect(scoring().press('3').context.values['given']).toBe(0);
  });

  it('asks once more after silence, then passes the item over', () => {
    const call = scoring().silence();
    expect(call.said.slice(0, 2)).toEqual(['no-input', 'item-work']);
    expect(call.silence().said[0]).toBe('item-hygiene');
    expect(votesOf(call)).toEqual([]);
  });

  it('takes two items passed over in a row for a phone put down, and an answer between them not', () => {
    const call = scoring().silence().silence().pressEach('11').silence().silence();
    expect(call.node).toBe('test/end');
    expect(scoring().silence().silence().silence().silence().node).toBe('test/gone');
  });

  it('8 goes back to the choice before, then to the item before, then out', () => {
    const call = scoring().pressEach('11').press('1').press('8');
    expect(call.said[0]).toBe('item-hygiene');
    expect(call.press('8').said[0]).toBe('item-work');
    expect(call.press('8').node).toBe('test/main');
  });

  it('says what a wrong key is, and votes nothing by it', () => {
    const call = scoring().press('6');
    expect(call.said.slice(0, 2)).toEqual(['no-match', 'item-work']);
    expect(votesOf(call.press('1').press('5'))).toEqual([]);
  });
});
