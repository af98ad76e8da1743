import { describe, expect, it } from 'vitest';
import { KeyQueue } from './keys.ts';

/** What gathers of these sizes receive, one after the other. */
const received = (text: string, ...sizes: number[]): string[] => {
  const keys = new KeyQueue(text);
  return sizes.map((size) => keys.next(size));
};

describe('keys on a command line', () => {
  it('come one by one to a menu', () => {
    expect(received('1 2 # 1', 1, 1, 1, 1)).toEqual(['1', '2', '#', '1']);
  });

  it('come together to an entry, with spaces or without', () => {
    expect(received('160904', 6)).toEqual(['160904']);
    expect(received('1 6 0 9 0 4', 6)).toEqual(['160904']);
  });

  it('that are too many for an entry wait for the next question', () => {
    expect(received('1609041', 6, 1)).toEqual(['160904', '1']);
  });

  it('that are too few for an entry end with the keys', () => {
    expect(received('12', 6, 6)).toEqual(['12', '']);
  });

  it('are silence where a - stands', () => {
    expect(received('1 - 2', 1, 1, 1)).toEqual(['1', '', '2']);
    expect(received('--', 1, 1)).toEqual(['', '']);
  });

  it('before a silence in an entry are cut there, and the silence comes next', () => {
    expect(received('12-34', 6, 6, 6)).toEqual(['12', '', '34']);
  });

  it('are used up when all have been taken', () => {
    const keys = new KeyQueue('1 -');
    expect(keys.isEmpty).toBe(false);
    keys.next(1);
    keys.next(1);
    expect(keys.isEmpty).toBe(true);
    expect(new KeyQueue('  ').isEmpty).toBe(true);
  });

  it.each(['1 2 x', '1,2', '+855', '១'])(
    'are refused with a plain sentence where a phone has none: "%s"',
    (text) => {
      expect(() => new KeyQueue(text)).toThrow(/is not on a phone\. Use 0-9/);
    },
  );
});
