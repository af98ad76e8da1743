import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';

const flow = flowOf({
  main: {
    type: 'menu',
    options: [{ key: '1', reason: ['who-answers'], exit: 'who' }],
    exits: { who: 'who' },
  },
  who: {
    type: 'who-answers',
    say: ['who-answers-begins'],
    groups: ['woman', 'youth', 'id-poor'],
    round: '$line.round',
    facility: '$line.facility',
    exits: { done: 'end', noInput: 'gone' },
  },
  end: END,
  gone: END,
});

const asked = (): Walk =>
  new Walk(flow, { input: { line: { round: 'r1', facility: 'school-1' } } }).press('1');

const told = (call: Walk): unknown[] =>
  call.effectsOf('voterGroup').map(({ group, belongs }) => [group, belongs]);

describe('who answers', () => {
  it('is asked group by group, with the reason first', () => {
    const call = asked();
    expect(call.said.slice(0, 2)).toEqual(['who-answers-begins', 'group-woman']);
    expect(told(call.press('1'))).toEqual([['woman', true]]);
    expect(call.said[0]).toBe('group-youth');
    expect(told(call.press('2'))).toEqual([['youth', false]]);
    expect(told(call.press('1'))).toEqual([['id-poor', true]]);
    expect(call.node).toBe('test/end');
  });

  it('belongs to a round and a facility', () => {
    expect(asked().press('1').effectsOf('voterGroup')).toEqual([
      { type: 'voterGroup', round: 'r1', facility: 'school-1', group: 'woman', belongs: true },
    ]);
  });

  it('can be passed over by a key, question by question, and leaves nothing then', () => {
    const call = asked();
    for (const next of ['test/who', 'test/who', 'test/end']) {
      expect(told(call.press('3'))).toEqual([]);
      expect(call.node).toBe(next);
    }
  });

  it('can be passed over in silence', () => {
    const call = asked().silence().silence();
    expect([call.said[0], told(call)]).toEqual(['group-youth', []]);
    expect(call.silence().silence().node).toBe('test/gone');
  });

  it('8 goes to the question before, so that a slip can be mended', () => {
    const call = asked().press('1').press('8');
    expect(call.said).toContain('group-woman');
    expect(told(call.press('2'))).toEqual([['woman', false]]);
    expect(asked().press('8').node).toBe('test/main');
  });
});
