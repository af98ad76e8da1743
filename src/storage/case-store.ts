import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { calls, caseReplies, cases, events, recordings } from '../../db/schema.ts';
import type { RecordingState } from '../calls/ports.ts';
import type { CaseDesk, CaseState } from '../directory/cases.ts';
import type { Store } from './database.ts';

export type CaseRow = Omit<typeof cases.$inferSelect, 'callId'>;

/** A spoken reply of staff, whose sound lies in the recording files already. */
export interface CaseReply {
  number: string;
  recording: { id: string; sha256: string; seconds: number; bytes: number };
  by: string;
  at: number;
}

/** What staff do with cases. Nothing here leads to the call or the caller. */
export interface CaseStore extends Omit<CaseDesk, 'stem'> {
  list(): CaseRow[];
  find(number: string): CaseRow | undefined;
  /** Throws Error with a plain sentence for a number that no case has. */
  setState(number: string, state: CaseState, at: number): void;
  /** Keeps the reply; the case is answered from now on. */
  reply(reply: CaseReply): void;
}

export function caseStore(store: Store): CaseStore {
  const { db } = store;
  const isNumber = (number: string) => eq(cases.number, number);
  const setState: CaseStore['setState'] = (number, state, at) => {
    const { changes } = db.update(cases).set({ state, stateAt: at }).where(isNumber(number)).run();
    if (changes === 0) throw new Error(`There is no case ${number}.`);
  };
  return {
    isTaken: (number) =>
      db.select({ number: cases.number }).from(cases).where(isNumber(number)).get() !== undefined,
    spoken: (number) => spoken(store, number),
    recordingState: (id) =>
      db.select({ state: recordings.state }).from(recordings).where(eq(recordings.id, id)).get()?.state as
        RecordingState | undefined,
    wrongTries: (asked) => wrongTries(store, asked),
    list: () => db.select().from(cases).orderBy(desc(cases.openedAt)).all().map(withoutCall),
    find: (number) => db.select().from(cases).where(isNumber(number)).all().map(withoutCall)[0],
    setState,
    reply: ({ number, recording, by, at }) => {
      store.transaction(() => {
        setState(number, 'answered', at);
        db.insert(recordings)
          .values({ ...recording, provider: 'staff', state: 'fetched', madeAt: at, fetchedAt: at })
          .run();
        db.insert(caseReplies).values({ caseNumber: number, recording: recording.id, at, by }).run();
      });
    },
  };
}

const withoutCall = ({ callId: _, ...row }: typeof cases.$inferSelect): CaseRow => row;

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
