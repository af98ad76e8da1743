import { and, asc, desc, eq, lt } from 'drizzle-orm';
import { auditLog } from '../../db/schema.ts';
import type { Actor, AuditLog, AuditRow } from '../staff/ports.ts';
import type { Store } from './database.ts';

/** The log of what staff did. In: the open database and the clock. */
export function openAuditLog(store: Store, now: () => number): AuditLog {
  const { db } = store;
  return {
    record: ({ actor, action, subject, before = null, after = null }) => {
      store.assertInTransaction();
      const who = { actorKind: actor.kind, actorId: actor.id, actorName: actor.name };
      const what = { action, subjectKind: subject.kind, subjectId: subject.id, before, after };
      db.insert(auditLog)
        .values({ at: now(), ...who, ...what })
        .run();
    },
    page: (limit, before) =>
      db
        .select()
        .from(auditLog)
        .where(before === undefined ? undefined : lt(auditLog.id, before))
        .orderBy(desc(auditLog.id))
        .limit(limit)
        .all()
        .map(rowOf),
    of: ({ kind, id }) =>
      db
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.subjectKind, kind), eq(auditLog.subjectId, id)))
        .orderBy(asc(auditLog.id))
        .all()
        .map(rowOf),
  };
}

const rowOf = (row: typeof auditLog.$inferSelect): AuditRow => ({
  id: row.id,
  at: row.at,
  actor: { kind: row.actorKind as Actor['kind'], id: row.actorId, name: row.actorName },
  action: row.action,
  subject: { kind: row.subjectKind, id: row.subjectId },
  before: row.before,
  after: row.after,
});
