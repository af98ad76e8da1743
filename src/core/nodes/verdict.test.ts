import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';

const flow = flowOf({
  ask: { type: 'verdict', say: ['is-it-kept'], promise: '$line.promise', exits: { done: 'end' } },
  end: END,
});

const asked = (rotation: number): Walk =>
  new Walk(flow, { input: { rotation, line: { promise: '020101-2026-1' } } });

describe('a verdict on a promise', () => {
  it.each([
    [0, ['yes', 'partly', 'no']],
    [1, ['no', 'partly', 'yes']],
  ])('is asked as a scale from either end, and keeps the order (rotation %d)', (rotation, offered) => {
    const words = offered.flatMap((kept, index) => [`kept-${kept}`, `press-${index + 1}`]);
    expect(asked(rotation).said).toEqual(['is-it-kept', ...words]);
    offered.forEach((kept, index) => {
      const call = asked(rotation).press(String(index + 1));
      expect(call.effectsOf('verdict')).toEqual([
        { type: 'verdict', promise: '020101-2026-1', kept, offered },
      ]);
      expect(call.node).toBe('test/end');
    });
  });

  it('is not given by a wrong key or by silence', () => {
    const call = asked(0).press('4').silence();
    expect(call.effectsOf('verdict')).toEqual([]);
    expect(call.node).toBe('test/ask');
  });

  it('without a promise is a fault', () => {
    const call = new Walk(flow);
    expect(faultCode(() => call.press('1'))).toBe('not-a-text');
  });
});
