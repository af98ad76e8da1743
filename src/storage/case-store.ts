import { desc, eq } from 'drizzle-orm';
import { caseReplies, cases, recordings } from '../../db/schema.ts';
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
export interface CaseStore extends Pick<CaseDesk, 'isTaken' | 'spoken'> {
  recordingState(id: string): RecordingState | undefined;
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
