import { desc, eq } from 'drizzle-orm';
import { caseReplies, cases } from '../../db/schema.ts';
import type { CaseDesk, CaseState } from '../directory/cases.ts';
import type { Store } from './database.ts';

/** What callers are told of cases. */
export const caseDesk = (store: Store): Pick<CaseDesk, 'isTaken' | 'spoken'> => ({
  isTaken: (number) =>
    store.db.select({ number: cases.number }).from(cases).where(eq(cases.number, number)).get() !== undefined,
  spoken: (number) => spoken(store, number),
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
