import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { callers, calls, contacts, texts, verdicts, voterGroups, votes } from '../../db/schema.ts';
import type { Store } from './database.ts';

/** What is done, table by table, when a caller wants to be forgotten. A table with a pseudonym has its line here. */
const TRACES: readonly ((db: Store['db'], pseudonym: string) => void)[] = [
  // A text that has not left is not sent any more. Before the calls, which tell whose it is.
  (db, pseudonym) => {
    const asked = db
      .select({ id: texts.id })
      .from(texts)
      .innerJoin(calls, eq(calls.id, texts.callId))
      .where(eq(calls.caller, pseudonym));
    db.delete(contacts).where(inArray(contacts.textId, asked)).run();
  },
  // A call stays as a call: it is counted, and belongs to nobody. With it the log of it does.
  (db, pseudonym) => db.update(calls).set({ caller: null }).where(eq(calls.caller, pseudonym)).run(),
  (db, pseudonym) => db.delete(callers).where(eq(callers.pseudonym, pseudonym)).run(),
  // What was voted counts, once for each voter, and belongs to nobody.
  (db, pseudonym) => {
    const voter = `forgotten:${randomUUID()}`;
    db.update(votes).set({ voter }).where(eq(votes.voter, pseudonym)).run();
    db.update(voterGroups).set({ voter }).where(eq(voterGroups.voter, pseudonym)).run();
    db.update(verdicts).set({ voter }).where(eq(verdicts.voter, pseudonym)).run();
  },
];

/** Removes a pseudonym from every table. Whoever calls again is a stranger. Throws outside of a transaction. */
export function forgetCaller(store: Store, pseudonym: string): void {
  store.assertInTransaction();
  for (const remove of TRACES) remove(store.db, pseudonym);
}
