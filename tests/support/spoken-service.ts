import { z } from 'zod';
import type { LookUpAnswer } from '../../src/core/call/events.ts';

const place = z.strictObject({ code: z.string(), type: z.string() });
/** The answer of the query `service`, as flows get it. */
export const spokenService = z.strictObject({
  told: z.enum(['in-full', 'by-the-office', 'without-figures']),
  key: z.string(),
  name: z.string(),
  fees: z.array(
    z.strictObject({
      label: z.string().nullable(),
      amount: z.number().int().nonnegative().nullable(),
      kind: z.enum(['exact', 'maximum', 'specific', 'concession', 'none']),
      unit: z.string().nullable(),
    }),
  ),
  place: place.nullable(),
  elsewhere: z.boolean(),
  daysAtMost: z.number().int().positive().nullable(),
  validityYears: z.number().int().positive().nullable(),
  validityMonths: z.number().int().positive().nullable(),
  documents: z.array(z.strictObject({ key: z.string(), name: z.string() })).nullable(),
  documentCount: z.number().int().nonnegative(),
  about: z.string().nullable(),
  office: z.string(),
  officePlace: place.nullable(),
  hours: z.array(z.unknown()).nullable(),
});

/** What a look-up found, or how it ended. */
export const dataOf = (answer: LookUpAnswer): unknown =>
  answer.outcome === 'found' ? answer.data : answer.outcome;
