import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import {
  calls,
  events,
  legs,
  recordings,
  sessions,
  tryLines,
  turns,
  unfinishedMessages,
} from '../../db/schema.ts';
import type { FlowSource } from '../core/flow/flow-source.ts';
import type { TryStore } from '../flows/ports.ts';
import type { Store } from './database.ts';

/** Lines on which staff try a draft. */
export function tryStore(store: Store): TryStore {
  const { db } = store;
  return {
    add: ({ source, ...line }) => {
      store.assertInTransaction();
      db.insert(tryLines)
        .values({ ...line, source: JSON.stringify(source) })
        .run();
    },
    find: (line) => {
      const row = db.select().from(tryLines).where(eq(tryLines.line, line)).get();
      return row && { ...row, source: JSON.parse(row.source) as FlowSource };
    },
    used: (line, at) => {
      store.assertInTransaction();
      db.update(tryLines).set({ usedAt: at }).where(eq(tryLines.line, line)).run();
    },
    place: (line) =>
      db
        .select({ node: events.node })
        .from(events)
        .innerJoin(calls, eq(events.callId, calls.id))
        .where(and(eq(calls.provider, 'simulator'), eq(calls.line, line)))
        .orderBy(desc(events.at), desc(events.turn), desc(events.sequence))
        .limit(1)
        .get()?.node,
    forgetBefore: (time) => forgetBefore(store, time),
  };
}

function forgetBefore(store: Store, time: number): void {
  store.assertInTransaction();
  const { db } = store;
  const old = db.select({ line: tryLines.line }).from(tryLines).where(lt(tryLines.usedAt, time)).all();
  for (const { line } of old) {
    const ofLine = and(eq(calls.provider, 'simulator'), eq(calls.line, line));
    const made = db.select({ id: calls.id }).from(calls).where(ofLine);
    for (const table of [sessions, legs, events, turns, unfinishedMessages]) {
      db.delete(table).where(inArray(table.callId, made)).run();
    }
    // Dropped already, and deleted by their errands; they only named the call.
    db.update(recordings).set({ callId: null }).where(inArray(recordings.callId, made)).run();
    db.delete(calls).where(ofLine).run();
    db.delete(tryLines).where(eq(tryLines.line, line)).run();
  }
}
