import { describe, expect, it } from 'vitest';
import { paceOf } from './pace.ts';

describe('the pace of new work', () => {
  const line = () => {
    let now = 0;
    const pace = paceOf(() => now);
    /** As many begin as find room. Out: how many. */
    const begun = (most: number): number => {
      for (let count = 0; count < most; count += 1) {
        if (!pace.hasRoom()) return count;
        pace.begins();
      }
      return most;
    };
    return { pace, begun, pass: (ms: number) => (now += ms) };
  };

  it('is nobody’s concern while groups are quick', () => {
    const { pace, begun, pass } = line();
    for (let group = 0; group < 50; group += 1) {
      pace.did(10, 100);
      expect(begun(500)).toBe(500);
      pass(100);
    }
  });

  it('is that of the work that gets done, once groups are slow', () => {
    const { pace, begun, pass } = line();
    pace.did(800, 400);
    // Those that had room before are let in at once, whatever it was.
    expect(begun(500)).toBe(50);
    let letIn = 0;
    for (let group = 0; group < 20; group += 1) {
      pass(400);
      pace.did(320, 400);
      letIn += begun(500);
    }
    expect(letIn).toBe((20 * 320) / 8);
  });

  it('keeps no room for later that was not used', () => {
    const { pace, begun } = line();
    for (let group = 0; group < 20; group += 1) pace.did(800, 400);
    expect(begun(500)).toBe(50);
  });

  it('lets some in where there is nobody else', () => {
    const { pace, begun } = line();
    pace.did(0, 400);
    begun(500);
    for (let group = 0; group < 8; group += 1) pace.did(0, 400);
    expect(begun(500)).toBe(1);
  });

  it('is let go two seconds after the last slow group', () => {
    const { pace, begun, pass } = line();
    pace.did(8, 301);
    begun(500);
    pass(1_999);
    expect(pace.hasRoom()).toBe(false);
    pass(1);
    expect(begun(500)).toBe(500);
  });
});
