import { z } from 'zod';
import { FlowFault } from '../flow/faults.ts';
import { numberAt, textAt, valueAt, type Values } from '../flow/values.ts';
import { isoDate } from './dates.ts';
import { leavesOf, promptAt, type Leaf } from './leaves.ts';
import { placePrompts } from './places.ts';
import type { SayItem } from './say.ts';

/** A piece of a text message: the text of a prompt, characters as they stand, or the end of a line. */
export type TextPart = PromptText | { characters: string } | { end: 'line' };

/** A tight one is written without a space after the piece before it. */
export type PromptText = { prompt: string } | { prompt: string; tight: true };

export const textPartSchema: z.ZodType<TextPart> = z.union([
  z.strictObject({ prompt: z.string() }),
  z.strictObject({ prompt: z.string(), tight: z.literal(true) }),
  z.strictObject({ characters: z.string() }),
  z.strictObject({ end: z.literal('line') }),
]);

/**
 * Turns what a flow writes into the pieces of a text message: the same items as in what it says, but figures are
 * digits, and a pause ends a line. In: the items, the values of the call, a language code.
 * Throws FlowFault as `render` does, and for a recording, which nobody can read.
 */
export function write(items: readonly SayItem[], values: Values, language: string): TextPart[] {
  return leavesOf(items, values).flatMap((leaf) => writeLeaf(leaf, language));
}

function writeLeaf({ item, values }: Leaf, language: string): TextPart[] {
  if (typeof item === 'string') return [{ prompt: promptAt(item, values) }];
  if ('pause' in item) return [{ end: 'line' }];
  if ('recording' in item) throw new FlowFault('not-a-text', 'A recording cannot be sent as a text.');
  if ('date' in item) return writtenDate(textAt(item.date, values), language);
  if ('place' in item) return writtenPlace(valueAt(item.place, values), language);
  return [{ characters: figures(item, values) }];
}

type Figures = Extract<
  SayItem,
  | { number: unknown }
  | { money: unknown }
  | { percent: unknown }
  | { year: unknown }
  | { time: unknown }
  | { digits: string }
>;

function figures(item: Figures, values: Values): string {
  if ('number' in item) return grouped(numberAt(item.number, values));
  if ('money' in item) return `${grouped(numberAt(item.money, values))}៛`;
  if ('percent' in item) return `${Math.round(numberAt(item.percent, values))}%`;
  if ('year' in item) return String(numberAt(item.year, values));
  if ('time' in item) return clock(numberAt(item.time, values));
  return textAt(item.digits, values);
}

/** 45200000 as 45,200,000: the way prices are written in Cambodia. */
const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** Minutes since midnight as 7:30. */
const clock = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

function writtenDate(iso: string, language: string): TextPart[] {
  const { year, month, day } = isoDate(iso);
  const name = { prompt: `month-${month}` };
  return language === 'en'
    ? [name, { characters: `${day}, ${year}` }]
    : [
        { prompt: 'date-day' },
        { characters: String(day) },
        name,
        { prompt: 'date-year' },
        { characters: String(year) },
      ];
}

/** In Khmer the kind of a place and its name are one word. */
function writtenPlace(value: unknown, language: string): TextPart[] {
  return placePrompts(value, language).map((prompt, index) =>
    index === 0 || language === 'en' ? { prompt } : { prompt, tight: true },
  );
}
