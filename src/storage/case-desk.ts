import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { calls, caseReplies, cases, events, recordings } from '../../db/schema.ts';
import type { RecordingState } from '../calls/ports.ts';
import type { CaseDesk, CaseState } from '../directory/cases.ts';
import type { Store } from './database.ts';

/** What callers are told of cases. */
export const caseDesk = (store: Store): Omit<CaseDesk, 'stem'> => ({
  isTaken: (number) =>
    store.db.select({ number: cases.number }).from(cases).where(eq(cases.number, number)).get() !== undefined,
  spoken: (number) => spoken(store, number),
  recordingState: (id) =>
    store.db.select({ state: recordings.state }).from(recordings).where(eq(recordings.id, id)).get()
      ?.state as RecordingState | undefined,
  wrongTries: (asked) => wrongTries(store, asked),
});

function spoken({ db }: Store, number: string): ReturnType<CaseDesk['spoken']> {
  const row = db.select({ state: cases.state }).from(cases).where(eq(cases.number, number)).get();
  if (!row) return undefined;
  const [reply] = db
    .select({ recording: caseReplies.recording })
    .from(caseReplies)
    .where(eq(caseReplies.caseNumber, number))
    .orderBy(desc(caseReplies.id))
    .limit(1)
    .all();
  return { state: row.state as CaseState, reply: reply?.recording ?? null };
}

/** Counted from the log: what was asked for and not found stands there already. Recent calls only, by their index. */
function wrongTries({ db }: Store, { callId, caller, since }: Parameters<CaseDesk['wrongTries']>[0]) {
  const isWrong = and(
    eq(events.type, 'lookedUp'),
    sql`json_extract(${events.data}, '$.query') = 'case'`,
    sql`json_extract(${events.data}, '$.outcome') = 'notFound'`,
  );
  const found = db
    .select({ callId: events.callId })
    .from(events)
    .innerJoin(calls, eq(calls.id, events.callId))
    .where(
      and(
        gt(calls.startedAt, since),
        caller === null ? eq(calls.id, callId) : eq(calls.caller, caller),
        isWrong,
      ),
    )
    .all();
  return {
    inCall: found.filter((one) => one.callId === callId).length,
    byCaller: caller === null ? 0 : found.length,
  };
}
