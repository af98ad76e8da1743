/*
 * Times are milliseconds since 1970, UTC. Callers are keyed pseudonyms; no table has a caller's number in clear.
 * Codes of places are text: they begin with zeros.
 */

export * from './schema/accountability.ts';
export * from './schema/call-log.ts';
export * from './schema/calls.ts';
export * from './schema/cases.ts';
export * from './schema/facts.ts';
export * from './schema/flows.ts';
export * from './schema/prompts.ts';
export * from './schema/providers.ts';
export * from './schema/reports.ts';
export * from './schema/requests.ts';
export * from './schema/retention.ts';
export * from './schema/speaker-codes.ts';
export * from './schema/staff.ts';
export * from './schema/texts.ts';
