import { z } from 'zod';
import { textPartSchema, type TextPart } from '../core/speech/written.ts';
import { query, type Query } from './query.ts';

/** What decides whether a text can be sent. */
export interface TextDesk {
  /** Whether all of a text has room in what one message may be. */
  isWhole(parts: readonly TextPart[], language: string): boolean;
  /** How many texts a caller asked for since that time. */
  countSince(caller: string, time: number): number;
}

export const TEXT_QUERIES = ['text-room'] as const;

/** Far more than somebody needs who asks about papers, and few enough that nobody makes the line pay for a joke. */
export const MOST_TEXTS_A_DAY = 10;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether a text has room: `all` or `first`; not found after too many texts of a day. */
export const textQueries = (desk: TextDesk): ReadonlyMap<string, Query> =>
  new Map<(typeof TEXT_QUERIES)[number], Query>([
    [
      'text-room',
      query(
        { parts: z.array(textPartSchema), language: z.string() },
        ({ parts, language }, _store, { caller, now }) => {
          const asked = caller === null ? 0 : desk.countSince(caller, now - DAY_MS);
          if (asked >= MOST_TEXTS_A_DAY) return undefined;
          return desk.isWhole(parts, language) ? 'all' : 'first';
        },
      ),
    ],
  ]);
