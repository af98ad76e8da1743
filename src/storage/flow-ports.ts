import type { FlowPorts } from '../flows/ports.ts';
import { flowReader } from '../flows/reader.ts';
import type { Store } from './database.ts';
import { draftStore } from './draft-store.ts';
import { flowStore } from './flow-store.ts';
import { releaseStore, textStore } from './release-store.ts';
import { trafficStore } from './traffic-store.ts';
import { tryStore } from './try-store.ts';

/** Everything about flows, their drafts and releases that is kept in the database. */
export function flowPorts(
  store: Store,
  others: Pick<FlowPorts, 'world' | 'clock' | 'audit' | 'faults'>,
): FlowPorts {
  const texts = textStore(store);
  return {
    ...others,
    releases: releaseStore(store),
    drafts: draftStore(store),
    texts,
    reader: flowReader(texts),
    tries: tryStore(store),
    traffic: trafficStore(store, { source: flowStore(store).find }),
    transaction: store.transaction,
  };
}
