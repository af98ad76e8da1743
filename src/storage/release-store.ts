import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { flowTexts, releaseFlows, releases, shippedFlows } from '../../db/schema.ts';
import type { Release, ReleaseStore, TextStore } from '../flows/ports.ts';
import type { Store } from './database.ts';

/** The texts of flow files, each under the hash of what it says. */
export function textStore(store: Store): TextStore {
  const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    hash: hashOf,
    keep: (text) => {
      store.assertInTransaction();
      const hash = hashOf(text);
      store.db.insert(flowTexts).values({ hash, text }).onConflictDoNothing().run();
      return hash;
    },
    text: (hash) => {
      const row = store.db.select().from(flowTexts).where(eq(flowTexts.hash, hash)).get();
      if (!row) throw new Error(`No text of a flow is kept under ${hash}.`);
      return row.text;
    },
  };
}

/** What went live and when. */
export function releaseStore(store: Store): ReleaseStore {
  const { db } = store;
  // On the path of every call.
  const live = store.statement<{ number: number }>(
    `SELECT number FROM releases WHERE live_at <= ? AND called_off_at IS NULL
     ORDER BY live_at DESC, number DESC LIMIT 1`,
  );
  return {
    liveAt: (time) => live.get(time)?.number,
    all: () => allReleases(store),
    add: ({ flows, ...release }) => {
      store.assertInTransaction();
      const { number } = db.insert(releases).values(release).returning({ number: releases.number }).get();
      for (const [flowId, source] of flows) {
        db.insert(releaseFlows).values({ release: number, flowId, source }).run();
      }
      return number;
    },
    callOff: (number, at) => {
      store.assertInTransaction();
      db.update(releases).set({ calledOffAt: at }).where(eq(releases.number, number)).run();
    },
    shipped: () =>
      new Map(
        db
          .select()
          .from(shippedFlows)
          .all()
          .map(({ flowId, source }) => [flowId, source]),
      ),
    setShipped: (flows) => {
      store.assertInTransaction();
      db.delete(shippedFlows).run();
      for (const [flowId, source] of flows) db.insert(shippedFlows).values({ flowId, source }).run();
    },
  };
}

function allReleases({ db }: Store): Release[] {
  const flowsOf = new Map<number, Map<string, string | null>>();
  for (const { release, flowId, source } of db.select().from(releaseFlows).all()) {
    const flows = flowsOf.get(release) ?? new Map<string, string | null>();
    flowsOf.set(release, flows.set(flowId, source));
  }
  return db
    .select()
    .from(releases)
    .orderBy(asc(releases.liveAt), asc(releases.number))
    .all()
    .map((row) => ({ ...row, flows: flowsOf.get(row.number) ?? new Map<string, string | null>() }));
}
