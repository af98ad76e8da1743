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
import { promiseState } from '../../fact-states.ts';
import { promisePrompt, sameWords } from '../../own-clip.ts';
import { importKind, placeProblem, type RowProblem, type World } from '../kind.ts';

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
    due_on: optionalDate.default(null),
    state: oneOf(PROMISE_STATES),
    state_on: optionalDate.default(null),
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

/** A file replaces all the promises of each commune and year that it names. */
export const promises = importKind<PromiseRow>({
  name: 'promises',
  row: promiseRow,
  columns: {
    needed: ['commune', 'year', 'position', 'topic', 'what_km', 'what_en', 'who', 'state'],
    optional: [
      ...['who_km', 'who_en', 'due_on', 'state_on', 'sample'],
      ...['confirmed_by', 'confirmed_at', 'source_url'],
    ],
  },
  key: ['id'],
  keyInWords: 'commune, year and position',
  replaces: ['commune', 'year'],
  replacesInWords: 'commune and year',
  place: 'commune',
  search: ['whatKm', 'whatEn', 'whoKm', 'whoEn'],
  told: promiseState,
  check: (row, world) => placeProblem(row.commune, ['commune'], world, 'commune'),
  becomes: judgedProblem,
  ownClip: {
    prefix: promisePrompt(''),
    text: 'whatKm',
    note: 'What a commune promised in its plan.',
    topic: 'promises',
  },
});

/** People have said whether a promise was kept: their word may not come to stand under another promise. */
function judgedProblem(
  before: PromiseRow | null,
  after: PromiseRow | null,
  { facts }: World,
): RowProblem | undefined {
  if (before === null) return undefined;
  const same = after !== null && after.topic === before.topic && sameWords(after.whatKm, before.whatKm);
  if (same || !facts.accountability.hasVerdicts(before.id)) return undefined;
  const said = `people have said whether ${before.id} was kept`;
  return after === null
    ? { column: 'position', message: `${said}, so it cannot go; write dropped as its state` }
    : { column: 'what_km', message: `${said}, so it stays the same promise; give a new one a new position` };
}
