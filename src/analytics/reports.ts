import { calls } from './reports/calls.ts';
import { cases } from './reports/cases.ts';
import { hangUps } from './reports/hang-ups.ts';
import { places } from './reports/places.ts';
import { questions } from './reports/questions.ts';
import { ratingOrder } from './reports/rating-order.ts';
import { ratings } from './reports/ratings.ts';
import { scorecards } from './reports/scorecards.ts';
import { services } from './reports/services.ts';
import { topics } from './reports/topics.ts';
import { ways } from './reports/ways.ts';
import { whereCallsEnd } from './reports/where-calls-end.ts';
import type { Report } from './report.ts';
import type { ReportName } from './report-words.ts';

/**
 * Every report, in the order in which they are listed. To add one: a file in reports/, its words in report-words/, and a row
 * here.
 */
export const REPORTS: ReadonlyMap<ReportName, Report> = new Map([
  ['calls', calls],
  ['places', places],
  ['where-calls-end', whereCallsEnd],
  ['hang-ups', hangUps],
  ['ways', ways],
  ['topics', topics],
  ['services', services],
  ['ratings', ratings],
  ['rating-order', ratingOrder],
  ['scorecards', scorecards],
  ['cases', cases],
  ['questions', questions],
]);
