import { calls } from './reports/calls.ts';
import { places } from './reports/places.ts';
import { whereCallsEnd } from './reports/where-calls-end.ts';
import type { Report } from './report.ts';

/** Every report, in the order in which they are listed. To add one: a file in reports/, and a row here. */
export const REPORTS: ReadonlyMap<string, Report> = new Map([
  ['calls', calls],
  ['places', places],
  ['where-calls-end', whereCallsEnd],
]);
