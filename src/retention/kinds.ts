/**
 * What is deleted after a time that an administrator may set, in the order in which it is read, and deleted: parts of calls
 * before calls.
 */
export const KINDS = [
  'case-sounds',
  'case-notes',
  'voters',
  'callers',
  'replies',
  'calls',
  'exports',
  'audit',
] as const;

export type Kind = (typeof KINDS)[number];

export interface Limits {
  /** In days; what may be set, and what holds where nobody has set anything. */
  least: number;
  most: number;
  usual: number;
}

const TEN_YEARS = 3_650;

export const LIMITS: Record<Kind, Limits> = {
  'case-sounds': { least: 1, most: TEN_YEARS, usual: 365 },
  'case-notes': { least: 30, most: TEN_YEARS, usual: 1_095 },
  voters: { least: 30, most: TEN_YEARS, usual: 365 },
  callers: { least: 30, most: TEN_YEARS, usual: 730 },
  // Carriers repeat a request within minutes.
  replies: { least: 1, most: 92, usual: 7 },
  // Open figures of a month are made in the next one, and until then from the calls themselves.
  calls: { least: 92, most: TEN_YEARS, usual: 1_095 },
  exports: { least: 1, most: 30, usual: 1 },
  // Who did what must be known longer than it takes to ask.
  audit: { least: 365, most: TEN_YEARS, usual: 1_825 },
};
