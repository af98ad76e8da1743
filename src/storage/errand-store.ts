import { and, asc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm';
import { errands } from '../../db/schema.ts';
import type { Errand, ErrandKind, ErrandStore } from '../calls/outgoing-ports.ts';
import type { Store } from './database.ts';

/** An errand that was begun and has not ended by then was cut off by the end of the process: it is begun again. */
const CUT_OFF_AFTER_MS = 5 * 60 * 1000;

/** No errand is put off for so long: one that is was put off by a clock that has been set back since. */
const NEVER_PUT_OFF_MS = 60 * 60 * 1000;

/** The work that turns left behind, in SQLite. */
export function errandStore({ db, assertInTransaction }: Store): ErrandStore {
  const is = ({ kind, subject }: Pick<Errand, 'kind' | 'subject'>) =>
    and(eq(errands.kind, kind), eq(errands.subject, subject));
  const isDue = (now: number) => or(lte(errands.dueAt, now), gt(errands.dueAt, now + NEVER_PUT_OFF_MS));
  const set = (errand: Errand, values: Partial<typeof errands.$inferInsert>): void => {
    db.update(errands).set(values).where(is(errand)).run();
  };
  return {
    add: (kind, subject, at) => {
      assertInTransaction();
      const fresh = { dueAt: at, madeAt: at, state: 'waiting', tries: 0, why: null };
      db.insert(errands)
        .values({ kind, subject, ...fresh })
        .onConflictDoUpdate({ target: [errands.kind, errands.subject], set: fresh })
        .run();
    },
    due: (now, most) =>
      db
        .select()
        .from(errands)
        .where(and(inArray(errands.state, ['waiting', 'under-way']), isDue(now)))
        .orderBy(asc(errands.dueAt))
        .limit(most)
        .all()
        .map(({ kind, subject, tries, madeAt }) => ({ kind: kind as ErrandKind, subject, tries, madeAt })),
    takeUp: (at) => {
      db.update(errands).set({ dueAt: at }).where(eq(errands.state, 'under-way')).run();
    },
    start: (errand, at) => {
      const unchanged = and(is(errand), eq(errands.tries, errand.tries));
      const begun = { state: 'under-way', tries: sql`${errands.tries} + 1`, dueAt: at + CUT_OFF_AFTER_MS };
      return db.update(errands).set(begun).where(unchanged).run().changes > 0;
    },
    done: (errand) => set(errand, { state: 'done', why: null }),
    later: (errand, dueAt, why) => set(errand, { state: 'waiting', dueAt, why }),
    giveUp: (errand, why) => set(errand, { state: 'given-up', why }),
  };
}
