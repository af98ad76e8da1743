import type { FlowPorts } from './ports.ts';
import { flowsOf } from './problems.ts';
import { inOrder, liveSet, setAt } from './set.ts';

/** A call flow that a line may answer with. */
export interface LineFlow {
  id: string;
  title: Readonly<Record<string, string>>;
}

/**
 * Flows that a line may answer with: live, not taken away by a release that is planned, and no part of another flow
 * that it returns to. In the order of their ids.
 */
export function lineFlows(ports: Pick<FlowPorts, 'releases' | 'reader' | 'clock'>): LineFlow[] {
  const all = ports.releases.all();
  const now = ports.clock.now();
  const planned = inOrder(all).filter(({ liveAt }) => liveAt > now);
  const sets = planned.map(({ number }) => setAt(all, number));
  return [...flowsOf(ports, liveSet(ports)).flows.values()]
    .filter(({ id, exits }) => exits.length === 0 && sets.every((set) => set.has(id)))
    .map(({ id, title }) => ({ id, title }))
    .toSorted((a, b) => a.id.localeCompare(b.id));
}
