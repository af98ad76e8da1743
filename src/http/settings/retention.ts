import { Router } from 'express';
import { NUMBERS_FOR_MS, UNFINISHED_FOR_MS } from '../../calls/close-abandoned.ts';
import type { Context } from '../../context.ts';
import { PREVIEWS_FOR_MS } from '../../directory/import/previews.ts';
import { TRIES_FOR_MS } from '../../flows/tries.ts';
import { CONTACTS_KEPT } from '../../providers/contact-log.ts';
import {
  retentionRequest,
  type FixedRow,
  type Kept,
  type RetentionAnswer,
} from '../../retention/api-types.ts';
import { keepFor, keptDays } from '../../retention/keep.ts';
import { KINDS, LIMITS, type Kind } from '../../retention/kinds.ts';
import { REMEMBERED_MS } from '../../staff/lock-out.ts';
import { Refusal } from '../../staff/refusal.ts';
import { bodyOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';

/** Runs of some weeks; all of them are in the table. */
const DELETIONS_SHOWN = 100;

/** `/api/v1/retention`: what is kept how long, and what was deleted. */
export function retentionRoutes(context: Context): Router {
  const router = Router();
  router.use(guard(context, 'settings:write'), jsonBody('1kb'));
  router.get('/', (_request, response) => {
    response.json(answerOf(context));
  });
  router.put('/:what', (request, response) => {
    const kind = kindOf(request.params.what);
    keepFor(context.retention, staffOf(request), kind, bodyOf(retentionRequest, request).days);
    response.json(answerOf(context));
  });
  return router;
}

function kindOf(name: string): Kind {
  const kind = KINDS.find((one) => one === name);
  if (!kind) throw new Refusal('not-found', `There is no such kind. Use one of ${KINDS.join(', ')}.`);
  return kind;
}

function answerOf({ retention: { store }, settings }: Context): RetentionAnswer {
  const { factsMaxAgeDays, caseDays } = settings;
  return {
    set: KINDS.map((what) => ({ what, days: keptDays(store, what), ...LIMITS[what] })),
    fixed: [
      { what: 'facts', setting: 'FACTS_MAX_AGE_DAYS', kept: { amount: factsMaxAgeDays, unit: 'days' } },
      { what: 'case-due', setting: 'CASE_DAYS', kept: { amount: caseDays, unit: 'working-days' } },
      ...FIXED,
    ],
    deletions: store.deletions(DELETIONS_SHOWN),
  };
}

const hours = (ms: number): Kept => ({ amount: ms / 3_600_000, unit: 'hours' });
const minutes = (ms: number): Kept => ({ amount: ms / 60_000, unit: 'minutes' });

/** What nobody sets: a number of a caller is kept as short as the work needs. */
const FIXED: FixedRow[] = [
  { what: 'text-numbers', setting: null, kept: hours(NUMBERS_FOR_MS) },
  { what: 'unfinished-messages', setting: null, kept: hours(UNFINISHED_FOR_MS) },
  { what: 'tries', setting: null, kept: hours(TRIES_FOR_MS) },
  { what: 'fact-files', setting: null, kept: hours(PREVIEWS_FOR_MS) },
  { what: 'wrong-sign-ins', setting: null, kept: minutes(REMEMBERED_MS) },
  { what: 'provider-contacts', setting: null, kept: { amount: CONTACTS_KEPT, unit: 'newest' } },
];
