import { z } from 'zod';
import { FlowFault } from '../flow/faults.ts';
import { phrase, type Part } from './parts.ts';

/** The kinds of places, from the official gazetteer: each has a spoken word of its own. */
export const PLACE_TYPES = ['province', 'capital', 'srok', 'krong', 'khan', 'khum', 'sangkat'] as const;
export type PlaceType = (typeof PLACE_TYPES)[number];

export const placeSchema = z.object({ code: z.string().regex(/^\d{2,6}$/), type: z.enum(PLACE_TYPES) });
export type Place = z.infer<typeof placeSchema>;

/**
 * A place as people say it: ឃុំកាចូន in Khmer and in the oral languages, the name before the word in English.
 * In: a value with the official code and the type. Throws FlowFault `not-a-place`.
 */
export function placeParts(value: unknown, language: string): Part[] {
  return phrase(placePrompts(value, language));
}

/** The kind of a place and its name, in the order of the language. Throws as `placeParts` does. */
export function placePrompts(value: unknown, language: string): string[] {
  const place = placeSchema.safeParse(value);
  if (!place.success) throw new FlowFault('not-a-place', 'A place needs its official code and its type.');
  const type = `place-type-${place.data.type}`;
  const name = placePromptId(place.data.code);
  return language === 'en' ? [name, type] : [type, name];
}

export const placePromptId = (code: string): string => `place-${code}`;
