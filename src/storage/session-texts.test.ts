import { expect, it } from 'vitest';
import type { Session } from '../core/call/advance.ts';
import { sessionTexts } from './session-texts.ts';

const session = (steps: number): Session =>
  ({ value: 'flow', context: { steps }, status: 'active' }) as unknown as Session;

it('gives back what it wrote, and reads whatever else stands in the database', () => {
  const texts = sessionTexts();
  const first = session(1);
  const text = texts.write('a', first);
  expect(texts.read('a', text)).toBe(first);
  // Of another call, or as another process wrote it.
  expect(texts.read('b', text)).toEqual(first);
  expect(texts.read('b', text)).not.toBe(first);
  expect(texts.read('a', JSON.stringify(session(2)))).toEqual(session(2));
  // A commit failed: the text of before holds again.
  texts.write('a', session(2));
  expect(texts.read('a', text)).toEqual(first);
  texts.forget('a');
  expect(texts.read('a', text)).toEqual(first);
});

it('keeps no more than the newest 2,000', () => {
  const texts = sessionTexts();
  const first = session(1);
  const text = texts.write('call-0', first);
  for (let call = 1; call <= 2_000; call += 1) texts.write(`call-${call}`, session(call));
  expect(texts.read('call-0', text)).not.toBe(first);
});
