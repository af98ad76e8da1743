import { createHash } from 'node:crypto';
import { and, count, eq, gt, lt } from 'drizzle-orm';
import { calls, contacts, texts } from '../../db/schema.ts';
import type { TextState, TextStore } from '../calls/outgoing-ports.ts';
import type { Store } from './database.ts';
import type { Sealer } from './sealed.ts';

/** Text messages in SQLite. In: what seals numbers and texts. */
export function textStore({ db, assertInTransaction }: Store, { seal, open }: Sealer): TextStore {
  return {
    seal: (id, callId, { number, body }) => ({
      number: seal(Buffer.from(number), numberOf(id)),
      body: seal(Buffer.from(body), bodyOf(id)),
      hash: createHash('sha256').update(`${callId} ${body}`).digest('hex'),
    }),
    find: (id) => {
      const row = db
        .select({ state: texts.state, provider: texts.provider, providerCallId: calls.providerCallId })
        .from(texts)
        .innerJoin(calls, eq(calls.id, texts.callId))
        .where(eq(texts.id, id))
        .get();
      return row && { ...row, id, state: row.state as TextState };
    },
    contact: (id) => {
      const row = db.select().from(contacts).where(eq(contacts.textId, id)).get();
      if (!row) return undefined;
      return {
        number: open(row.numberSealed, numberOf(id)).toString('utf8'),
        body: open(row.bodySealed, bodyOf(id)).toString('utf8'),
      };
    },
    begin: (id) => {
      db.update(texts).set({ state: 'sending' }).where(eq(texts.id, id)).run();
    },
    end: (id, { state, at, providerTextId = null, why = null }) => {
      assertInTransaction();
      db.update(texts).set({ state, endedAt: at, providerTextId, why }).where(eq(texts.id, id)).run();
      db.delete(contacts).where(eq(contacts.textId, id)).run();
    },
    forgetBefore: (time) => {
      db.delete(contacts).where(lt(contacts.madeAt, time)).run();
    },
    countSince: (caller, time) =>
      db
        .select({ asked: count() })
        .from(texts)
        .innerJoin(calls, eq(calls.id, texts.callId))
        .where(and(eq(calls.caller, caller), gt(texts.madeAt, time)))
        .get()?.asked ?? 0,
  };
}

/** Sealed for one place, so that a text cannot be read as a number, nor that of another. */
export const numberOf = (id: string): string => `number of ${id}`;
export const bodyOf = (id: string): string => `body of ${id}`;
