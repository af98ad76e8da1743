import { withLatinDigits } from './numbers.ts';

/** The twelve keys, row by row. */
export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
export type Key = (typeof KEYS)[number];

/** The phone's key that a computer's key stands for, if any. A held key is pressed once. */
export function keyOf(
  event: Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): Key | undefined {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const typed = withLatinDigits(event.key);
  return KEYS.find((key) => key === typed);
}
