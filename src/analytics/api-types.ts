/*
 * What goes over the wire about the log. Days are days in Phnom Penh, as `2026-11-21`; moments are milliseconds since
 * 1970 (UTC).
 */

/** Both days count. */
export interface Period {
  from: string;
  to: string;
}

/** GET /reports/span: the days of the log; null while nobody has called. */
export type LogSpan = Period;

export interface LogSpanAnswer {
  span: LogSpan | null;
}
