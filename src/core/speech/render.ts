import { FlowFault } from '../flow/faults.ts';
import { holds } from '../flow/conditions.ts';
import { listAt, resolve, textAt, valueAt, type Values } from '../flow/values.ts';
import { datePrompts, yearPrompts } from './dates.ts';
import { digitParts } from './digits.ts';
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
  return items.flatMap((item) => renderItem(item, values, language));
}

function renderItem(item: SayItem, values: Values, language: string): Part[] {
  if (typeof item === 'string') return [prompt(item.startsWith('$') ? textAt(item, values) : item)];
  if ('pause' in item) return [{ pause: item.pause }];
  if ('recording' in item) return [{ recording: textAt(item.recording, values) }];
  if ('number' in item) return phrase(numberPrompts(numberAt(item.number, values), language));
  if ('money' in item) return moneyParts(numberAt(item.money, values), language);
  if ('percent' in item) return percentParts(numberAt(item.percent, values), language);
  if ('year' in item) return phrase(yearPrompts(numberAt(item.year, values), language));
  if ('date' in item) return phrase(datePrompts(textAt(item.date, values), language));
  if ('time' in item) return phrase(timePrompts(numberAt(item.time, values), language));
  if ('digits' in item) return digitParts(textAt(item.digits, values));
  if ('place' in item) return placeParts(valueAt(item.place, values), language);
  if ('each' in item) {
    const between = item.between ?? [];
    return listAt(item.each, values).flatMap((one, index) =>
      render(index === 0 ? item.say : [...between, ...item.say], { ...values, [item.as]: one }, language),
    );
  }
  return render(holds(item.when, values) ? item.say : (item.else ?? []), values, language);
}

/** Riel, whole: the smallest note is 50 riel, and no source of ours has fractions. */
function moneyParts(riel: number, language: string): Part[] {
  return phrase([...numberPrompts(riel, language), 'riel']);
}

/** Whole percents: a listener cannot use a fraction. */
function percentParts(value: number, language: string): Part[] {
  return phrase([...numberPrompts(Math.round(value), language), 'percent']);
}

function numberAt(value: string | number, values: Values): number {
  const found = resolve(value, values);
  if (typeof found !== 'number') throw new FlowFault('not-a-number', `${value} is not a number.`);
  return found;
}
