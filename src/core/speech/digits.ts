import { FlowFault } from '../flow/faults.ts';
import type { PromptPart } from './parts.ts';

/** Between groups, so that a listener can write along. */
const GROUP_PAUSE = { pause: 0.4 };

/**
 * A code read digit by digit, in groups of two or three (voice-ux rule 9).
 * In: a string of digits 0-9, never a number. Throws FlowFault `not-digits`.
 */
export function digitParts(digits: string): (PromptPart | { pause: number })[] {
  if (!/^\d+$/.test(digits)) throw new FlowFault('not-digits', 'A code may only have digits.');
  const size = digits.length % 3 === 0 && digits.length > 6 ? 3 : 2;
  return [...digits].flatMap((digit, index) => [
    ...(index > 0 && index % size === 0 ? [GROUP_PAUSE] : []),
    { prompt: `number-${digit}` },
  ]);
}
