import { Router } from 'express';
import { NUMBERS_FOR_MS, UNFINISHED_FOR_MS } from '../../calls/close-abandoned.ts';
import type { Context } from '../../context.ts';
import { PREVIEWS_FOR_MS } from '../../directory/import/previews.ts';
import { EXPORTS_FOR_MS } from '../../exports/export-files.ts';
import { TRIES_FOR_MS } from '../../flows/tries.ts';
import { CONTACTS_KEPT } from '../../providers/contact-log.ts';
import { REMEMBERED_MS } from '../../staff/lock-out.ts';
import type { RetentionAnswer, RetentionRow } from '../api-types.ts';
import { guard } from '../guard.ts';

type Kept = RetentionRow['kept'];

/** `/api/v1/retention`: what is kept how long, as the line runs now. */
export function retentionRoutes(context: Context): Router {
  const router = Router();
  router.get('/', guard(context, 'settings:write'), (_request, response) => {
    response.json({ rows: [...rowsOfSettings(context), ...FIXED] } satisfies RetentionAnswer);
  });
  return router;
}

const days = (amount: number): Kept => ({ amount, unit: 'days' });
const hours = (ms: number): Kept => ({ amount: ms / 3_600_000, unit: 'hours' });
const minutes = (ms: number): Kept => ({ amount: ms / 60_000, unit: 'minutes' });

function rowsOfSettings({ settings }: Context): RetentionRow[] {
  const { factsMaxAgeDays, caseDays, caseRecordingDays } = settings;
  return [
    { what: 'facts', setting: 'FACTS_MAX_AGE_DAYS', kept: days(factsMaxAgeDays) },
    { what: 'case-due', setting: 'CASE_DAYS', kept: { amount: caseDays, unit: 'working-days' } },
    { what: 'case-sounds', setting: 'CASE_RECORDING_DAYS', kept: days(caseRecordingDays) },
  ];
}

/** What nobody sets: a number of a caller is kept as short as the work needs, and the log of calls has none. */
const FIXED: RetentionRow[] = [
  { what: 'text-numbers', setting: null, kept: hours(NUMBERS_FOR_MS) },
  { what: 'unfinished-messages', setting: null, kept: hours(UNFINISHED_FOR_MS) },
  { what: 'tries', setting: null, kept: hours(TRIES_FOR_MS) },
  { what: 'fact-files', setting: null, kept: hours(PREVIEWS_FOR_MS) },
  { what: 'exports', setting: null, kept: hours(EXPORTS_FOR_MS) },
  { what: 'wrong-sign-ins', setting: null, kept: minutes(REMEMBERED_MS) },
  { what: 'provider-contacts', setting: null, kept: { amount: CONTACTS_KEPT, unit: 'newest' } },
  { what: 'calls', setting: null, kept: null },
  { what: 'audit', setting: null, kept: null },
];
