import { and, asc, gte, inArray, lt, ne } from 'drizzle-orm';
import { calls, events } from '../../db/schema.ts';
import type { TrafficEvent, TrafficStore } from '../flows/ports.ts';
import type { Store } from './database.ts';

/** What tells where a caller went. */
const WAYS = ['step', 'exit', 'navigated'];

/** Calls and their ways, read by the index on the time of calls and the key of their events. */
export function trafficStore({ db }: Store, sources: Pick<TrafficStore, 'source'>): TrafficStore {
  return {
    ...sources,
    calls: (from, to) =>
      db
        .select({ id: calls.id, flowId: calls.flowId, flowVersion: calls.flowVersion })
        .from(calls)
        .where(and(gte(calls.startedAt, from), lt(calls.startedAt, to), ne(calls.provider, 'simulator')))
        .orderBy(asc(calls.startedAt))
        .all(),
    events: (callIds) =>
      db
        .select({ callId: events.callId, type: events.type, node: events.node, data: events.data })
        .from(events)
        .where(and(inArray(events.callId, [...callIds]), inArray(events.type, WAYS)))
        .orderBy(asc(events.callId), asc(events.turn), asc(events.sequence))
        .all()
        .map((row) => ({ ...row, data: JSON.parse(row.data) as TrafficEvent['data'] })),
  };
}
