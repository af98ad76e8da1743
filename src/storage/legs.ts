import { and, eq, isNull, sql } from 'drizzle-orm';
import { legs } from '../../db/schema.ts';
import type { CallRecord, TurnRecord } from '../calls/ports.ts';
import type { Store } from './database.ts';

/*
 * Who was connected in a call, and how long. Everything here takes part in the transaction of the turn or of the call's
 * end.
 */

const CALLER = 0;

/** The leg that every call has. */
export function beginCallerLeg({ db }: Store, { id, startedAt }: CallRecord): void {
  db.insert(legs).values({ callId: id, leg: CALLER, party: 'caller', begunAt: startedAt }).run();
}

/** Ends the transfer that a turn has brought to its end, and begins the one that it asks for. */
export function saveLegs({ db }: Store, { callId, at, legs: { ended, begun } }: TurnRecord): void {
  if (ended) {
    db.update(legs)
      .set({ endedAt: at, ...ended })
      .where(and(open(callId), eq(legs.party, 'office')))
      .run();
  }
  if (begun) {
    const leg = sql`(select max(${legs.leg}) + 1 from ${legs} where ${eq(legs.callId, callId)})`;
    db.insert(legs).values({ callId, leg, party: 'office', office: begun.office, begunAt: at }).run();
  }
}

/** With the call every leg is over. How a transfer ended that the caller did not wait for is not known. */
export function endLegs({ db }: Store, callId: string, at: number): void {
  db.update(legs).set({ endedAt: at }).where(open(callId)).run();
}

/** The provider's word on how long the caller was connected; the first one holds. */
export function measureCallerLeg({ db }: Store, callId: string, seconds: number): void {
  const unmeasured = and(eq(legs.callId, callId), eq(legs.leg, CALLER), isNull(legs.seconds));
  db.update(legs).set({ seconds }).where(unmeasured).run();
}

const open = (callId: string) => and(eq(legs.callId, callId), isNull(legs.endedAt));
