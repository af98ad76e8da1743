import { describe, expect, it } from 'vitest';
import { inOrder } from './ids.ts';

describe('the id of a call', () => {
  it('is a UUID of version 7', () => {
    expect(inOrder(Date.UTC(2026, 10, 21))).toMatch(
      /^01a1fb67-1800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('stands behind those of earlier moments, and is never the same', () => {
    const ids = Array.from({ length: 100 }, (_, index) => inOrder(1_000_000_000_000 + index * 1_000));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(Array.from({ length: 100 }, () => inOrder(1))).size).toBe(100);
  });
});
