import { numberAt, textAt, valueAt, type Values } from '../flow/values.ts';
import { datePrompts, yearPrompts } from './dates.ts';
import { digitParts } from './digits.ts';
import { leavesOf, promptAt, type Leaf } from './leaves.ts';
import { numberPrompts } from './numbers.ts';
import { phrase, prompt, type Part } from './parts.ts';
import { placeParts } from './places.ts';
import type { SayItem } from './say.ts';
import { timePrompts } from './times.ts';

/**
 * Turns what a flow says into the parts that a caller hears, in one language.
 * In: the items, the values of the call, a language code. Out: prompt ids and pauses, in order.
 * Throws FlowFault when a value that must be spoken is missing or of the wrong kind: a flow that may meet an unknown
 * value has to branch on it before it speaks.
 */
export function render(items: readonly SayItem[], values: Values, language: string): Part[] {
  return leavesOf(items, values).flatMap((leaf) => renderLeaf(leaf, language));
}

function renderLeaf({ item, values }: Leaf, language: string): Part[] {
  if (typeof item === 'string') return [prompt(promptAt(item, values))];
  if ('pause' in item) return [{ pause: item.pause }];
  if ('recording' in item) return [{ recording: textAt(item.recording, values) }];
  if ('number' in item) return phrase(numberPrompts(numberAt(item.number, values), language));
  if ('money' in item) return moneyParts(numberAt(item.money, values), language);
  if ('percent' in item) return percentParts(numberAt(item.percent, values), language);
  if ('year' in item) return phrase(yearPrompts(numberAt(item.year, values), language));
  if ('date' in item) return phrase(datePrompts(textAt(item.date, values), language));
  if ('time' in item) return phrase(timePrompts(numberAt(item.time, values), language));
  if ('digits' in item) return digitParts(textAt(item.digits, values));
  return placeParts(valueAt(item.place, values), language);
}

/** Riel, whole: the smallest note is 50 riel, and no source of ours has fractions. */
function moneyParts(riel: number, language: string): Part[] {
  return phrase([...numberPrompts(riel, language), 'riel']);
}

/** Whole percents: a listener cannot use a fraction. */
function percentParts(value: number, language: string): Part[] {
  return phrase([...numberPrompts(Math.round(value), language), 'percent']);
}
