import { and, count, eq, gt, sql } from 'drizzle-orm';
import { calls, events } from '../../db/schema.ts';
import type { WrongNumbers } from '../directory/ports.ts';
import type { Store } from './database.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** No call is longer: a call that began before this much has nothing in the last day. */
const LONGEST_CALL_MS = 2 * HOUR_MS;

/**
 * How many numbers somebody gave that were not found, as the log of calls has it: in this call, and in the last 24 hours
 * by this phone. Without a pseudonym only the call counts.
 */
export function wrongNumbers({ db }: Store): WrongNumbers {
  const { placeholder } = sql;
  const isWrong = and(
    eq(events.type, 'lookedUp'),
    eq(sql`json_extract(${events.data}, '$.query')`, placeholder('query')),
    eq(sql`json_extract(${events.data}, '$.outcome')`, 'notFound'),
  );
  const inCall = db
    .select({ wrong: count() })
    .from(events)
    .where(and(eq(events.callId, placeholder('callId')), isWrong))
    .prepare();
  const inDay = db
    .select({ wrong: count() })
    .from(calls)
    .innerJoin(events, eq(events.callId, calls.id))
    .where(
      and(
        eq(calls.caller, placeholder('caller')),
        gt(calls.startedAt, placeholder('earliest')),
        gt(events.at, placeholder('since')),
        isWrong,
      ),
    )
    .prepare();
  return (query, { caller, callId, now }) => {
    const since = now - DAY_MS;
    const ofDay = { query, caller, since, earliest: since - LONGEST_CALL_MS };
    return {
      inCall: inCall.get({ query, callId })?.wrong ?? 0,
      inDay: caller === null ? 0 : (inDay.get(ofDay)?.wrong ?? 0),
    };
  };
}
