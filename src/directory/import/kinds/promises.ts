import { z } from 'zod';
import {
  PROMISE_ACTORS,
  PROMISE_STATES,
  PROMISE_TOPICS,
  type PromiseRow,
} from '../../accountability-ports.ts';
import {
  confirmation,
  confirmed,
  count,
  neededText,
  oneOf,
  optionalDate,
  optionalText,
  placeCode,
  wholeConfirmation,
  year,
  yes,
} from '../../columns.ts';

/** An action that a commune promised in its plan, as a file has it. */
export const promiseRow = z
  .strictObject({
    commune: placeCode.refine((code) => code.length === 6, 'a commune has a code of six digits'),
    year,
    position: count('a position'),
    topic: oneOf(PROMISE_TOPICS),
    what_km: neededText,
    what_en: neededText,
    who: oneOf(PROMISE_ACTORS),
    who_km: optionalText.default(null),
    who_en: optionalText.default(null),
    due_on: optionalDate,
    state: oneOf(PROMISE_STATES),
    state_on: optionalDate,
    sample: yes.default(false),
    ...confirmation,
    source_url: optionalText.default(null),
  })
  .refine(...wholeConfirmation)
  .transform((row): PromiseRow => ({
    id: `${row.commune}-${row.year}-${row.position}`,
    commune: row.commune,
    year: row.year,
    position: row.position,
    topic: row.topic,
    whatKm: row.what_km,
    whatEn: row.what_en,
    who: row.who,
    whoKm: row.who_km,
    whoEn: row.who_en,
    dueOn: row.due_on,
    state: row.state,
    stateOn: row.state_on,
    sample: row.sample,
    ...confirmed(row),
    sourceUrl: row.source_url,
  }));
