import { and, eq, isNull, lt, max, sql } from 'drizzle-orm';
import { callers, calls, events, sessions, turns, utterances } from '../../db/schema.ts';
import type {
  CallEnd,
  CallRecord,
  CallStore,
  OpenCall,
  RememberedCaller,
  TurnRecord,
} from '../calls/ports.ts';
import type { Reply } from '../calls/reply.ts';
import type { Session } from '../core/call/advance.ts';
import type { Remembered } from '../core/call/effects.ts';
import type { Disposition } from '../core/call/events.ts';
import type { Store } from './database.ts';
import type { Deadlines } from './deeds/cases.ts';
import { deedsWriter } from './deeds/index.ts';
import { forgetCaller } from './forget-caller.ts';
import { firstCallOf } from '../tally/first-call.ts';
import { beginCallerLeg, endLegs, measureCallerLeg, saveLegs } from './legs.ts';

/** The log of calls in SQLite. In: until when the cases that callers open are to be answered. */
export function callStore(store: Store, deadlines: Deadlines): CallStore {
  const statements = prepare(store);
  const saveDeeds = deedsWriter(store, deadlines);
  return {
    transaction: store.transaction,
    find: (provider, providerCallId) => {
      const row = statements.find.get({ provider, providerCallId });
      return row && openCall(row.calls, row.sessions?.snapshot ?? null);
    },
    reply: (callId, turn) => {
      const row = statements.reply.get({ callId, turn });
      return row && (JSON.parse(row.reply) as Reply);
    },
    begin: (call) => begin(store, call),
    saveTurn: (turn) => {
      saveTurn(store, statements, turn);
      saveDeeds(turn.deeds, turn);
    },
    saveDeeds: (callId, at, deeds) => saveDeeds(deeds, { callId, at }),
    end: (callId, end) => endCall(store, callId, end),
    quietSince: (time) => quietSince(store, time),
    recall: (pseudonym) => recall(store, pseudonym),
    remember: (pseudonym, what, at) => remember(store, pseudonym, what, at),
    forget: (pseudonym) => forgetCaller(store, pseudonym),
  };
}

/** Statements on the path of every turn are prepared once. */
function prepare({ db }: Store) {
  const { placeholder } = sql;
  return {
    find: db
      .select()
      .from(calls)
      .leftJoin(sessions, eq(sessions.callId, calls.id))
      .where(
        and(
          eq(calls.provider, placeholder('provider')),
          eq(calls.providerCallId, placeholder('providerCallId')),
        ),
      )
      .prepare(),
    reply: db
      .select({ reply: turns.reply })
      .from(turns)
      .where(and(eq(turns.callId, placeholder('callId')), eq(turns.turn, placeholder('turn'))))
      .prepare(),
    event: db
      .insert(events)
      .values({
        callId: placeholder('callId'),
        turn: placeholder('turn'),
        sequence: placeholder('sequence'),
        at: placeholder('at'),
        type: placeholder('type'),
        node: placeholder('node'),
        data: placeholder('data'),
      })
      .prepare(),
    session: db
      .insert(sessions)
      .values({ callId: placeholder('callId'), snapshot: placeholder('snapshot') })
      .onConflictDoUpdate({ target: sessions.callId, set: { snapshot: sql`excluded.snapshot` } })
      .prepare(),
  };
}

const openCall = (row: typeof calls.$inferSelect, snapshot: string | null): OpenCall => ({
  ...row,
  disposition: row.disposition as Disposition | null,
  session: snapshot === null ? null : (JSON.parse(snapshot) as Session),
});

function begin(store: Store, call: CallRecord): void {
  store.assertInTransaction();
  store.db
    .insert(calls)
    .values({ ...call, firstOf: call.caller === null ? null : firstOf(store, call.caller, call.startedAt) })
    .run();
  beginCallerLeg(store, call);
  if (call.caller) {
    store.db
      .insert(callers)
      .values({ pseudonym: call.caller, firstCallAt: call.startedAt, lastCallAt: call.startedAt })
      .onConflictDoUpdate({ target: callers.pseudonym, set: { lastCallAt: call.startedAt } })
      .run();
  }
}

/** Of what a call is the first one of its caller. In: when it begins. */
function firstOf({ db }: Store, pseudonym: string, startedAt: number): number {
  const known = db
    .select({ at: callers.lastCallAt })
    .from(callers)
    .where(eq(callers.pseudonym, pseudonym))
    .get();
  return firstCallOf(known?.at ?? null, startedAt);
}

function saveTurn(store: Store, statements: ReturnType<typeof prepare>, turn: TurnRecord): void {
  store.assertInTransaction();
  const { db } = store;
  const { callId, utterance } = turn;
  if (utterance) {
    db.insert(utterances)
      .values({ ...utterance, clips: JSON.stringify(utterance.clips) })
      .onConflictDoNothing()
      .run();
  }
  db.insert(turns)
    .values({
      callId,
      turn: turn.turn,
      at: turn.at,
      utterance: utterance?.hash ?? null,
      reply: JSON.stringify(turn.reply),
    })
    .run();
  turn.events.forEach((event, sequence) => {
    const data = JSON.stringify(event.data);
    statements.event.run({ ...event, callId, turn: turn.turn, sequence, at: turn.at, data });
  });
  saveLegs(store, turn);
  if (turn.ended) endLegs(store, callId, turn.at);
  const ending = turn.ended ? { endedAt: turn.at, disposition: turn.ended } : {};
  db.update(calls)
    .set({ turn: turn.turn, language: turn.language, ...ending })
    .where(eq(calls.id, callId))
    .run();
  if (turn.session && !turn.ended) {
    statements.session.run({ callId, snapshot: JSON.stringify(turn.session) });
  } else {
    db.delete(sessions).where(eq(sessions.callId, callId)).run();
  }
}

function endCall(store: Store, callId: string, end: CallEnd): void {
  store.assertInTransaction();
  const { db } = store;
  const ended = db
    .update(calls)
    .set({ endedAt: end.at, disposition: end.disposition })
    .where(and(eq(calls.id, callId), isNull(calls.endedAt)))
    .run();
  if (end.seconds !== null) {
    db.update(calls)
      // What was summed up of it is not all any more.
      .set({ seconds: end.seconds, summed: false })
      .where(and(eq(calls.id, callId), isNull(calls.seconds)))
      .run();
    measureCallerLeg(store, callId, end.seconds);
  }
  if (ended.changes === 0) return;
  endLegs(store, callId, end.at);
  const turn = db.select({ turn: calls.turn }).from(calls).where(eq(calls.id, callId)).get()?.turn ?? 0;
  end.events.forEach((event, sequence) => {
    // Beside the turn that was last answered, and after all that it recorded.
    db.insert(events)
      .values({
        callId,
        turn: turn + 1,
        sequence,
        at: end.at,
        type: event.type,
        node: event.node,
        data: JSON.stringify(event.data),
      })
      .run();
  });
  db.delete(sessions).where(eq(sessions.callId, callId)).run();
}

function quietSince({ db }: Store, time: number): { id: string; session: Session | null }[] {
  const newest = db
    .select({ callId: turns.callId, at: max(turns.at).as('newest_at') })
    .from(turns)
    .groupBy(turns.callId)
    .as('newest');
  const rows = db
    .select({ id: calls.id, snapshot: sessions.snapshot })
    .from(calls)
    .leftJoin(sessions, eq(sessions.callId, calls.id))
    .leftJoin(newest, eq(newest.callId, calls.id))
    .where(and(isNull(calls.endedAt), lt(sql`coalesce(${newest.at}, ${calls.startedAt})`, time)))
    .all();
  return rows.map(({ id, snapshot }) => ({
    id,
    session: snapshot === null ? null : (JSON.parse(snapshot) as Session),
  }));
}

function recall({ db }: Store, pseudonym: string): RememberedCaller {
  const row = db.select().from(callers).where(eq(callers.pseudonym, pseudonym)).get();
  return {
    returning: row !== undefined,
    ...(row?.language ? { language: row.language } : {}),
    ...(row?.commune ? { commune: row.commune } : {}),
  };
}

function remember(store: Store, pseudonym: string, what: Remembered, at: number): void {
  if (Object.keys(what).length === 0) return;
  store.assertInTransaction();
  store.db
    .update(callers)
    .set({ ...what, lastCallAt: at })
    .where(eq(callers.pseudonym, pseudonym))
    .run();
}
