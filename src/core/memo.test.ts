import { expect, it } from 'vitest';
import { remembering } from './memo.ts';

it('makes what is asked for once, forgets what was not asked for longest, and remembers no failure', () => {
  const made: number[] = [];
  const double = remembering(2, (key: number) => {
    made.push(key);
    if (key < 0) throw new Error('negative');
    return key * 2;
  });
  expect([double(1), double(2), double(1)]).toEqual([2, 4, 2]);
  expect(made).toEqual([1, 2]);
  double(3);
  double(1);
  expect(made).toEqual([1, 2, 3]);
  double(2);
  expect(made).toEqual([1, 2, 3, 2]);
  expect(() => double(-1)).toThrow('negative');
  expect(() => double(-1)).toThrow('negative');
  expect(made.slice(4)).toEqual([-1, -1]);
});
