import { and, eq } from 'drizzle-orm';
import { flowVersions } from '../../db/schema.ts';
import type { FlowSourceStore } from '../calls/ports.ts';
import type { FlowSource } from '../core/flow/flow-source.ts';
import type { Store } from './database.ts';

/** The flows as callers heard them, so that a call under way goes on with the flow it began with. */
export function flowStore(store: Store): FlowSourceStore {
  const known = store.statement<object>(`SELECT 1 FROM flow_versions WHERE flow_id = ? AND version = ?`);
  return {
    has: (flowId, version) => known.get(flowId, version) !== undefined,
    find: (flowId, version) => {
      const row = store.db
        .select()
        .from(flowVersions)
        .where(and(eq(flowVersions.flowId, flowId), eq(flowVersions.version, version)))
        .get();
      return row && (JSON.parse(row.source) as FlowSource);
    },
    keep: (flowId, version, source, seenAt) =>
      store.transaction(() => {
        store.db
          .insert(flowVersions)
          .values({ flowId, version, source: JSON.stringify(source), seenAt })
          .onConflictDoNothing()
          .run();
      }),
  };
}
