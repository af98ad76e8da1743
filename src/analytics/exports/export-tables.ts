import { exportedCalls } from './calls.ts';
import { exportedCases } from './cases.ts';
import { exportedEvents } from './events.ts';
import type { ExportTable } from './export-table.ts';
import { exportedRatings } from './ratings.ts';
import { exportedResponses } from './responses.ts';
import { exportedScorecards } from './scorecards.ts';

/** Everything that may leave as rows. To add one: a file here, a row, and its words on the screen. */
export const EXPORT_TABLES = {
  calls: exportedCalls,
  events: exportedEvents,
  responses: exportedResponses,
  ratings: exportedRatings,
  scorecards: exportedScorecards,
  cases: exportedCases,
} as const satisfies Record<string, ExportTable>;

export type ExportTableName = keyof typeof EXPORT_TABLES;
