import { FlowFault } from './faults.ts';
import type { Flow } from './schema.ts';

/** A flow with every flow that it runs: all that its machine is made from. */
export interface FlowSource {
  flow: Flow;
  subflows: Flow[];
}

/**
 * A flow with all that it runs, without what only the picture of it needs.
 * In: its id, and where flows are found. Throws FlowFault: unknown-flow.
 */
export function sourceOf(flowId: string, flowOf: (id: string) => Flow | undefined): FlowSource {
  const found = new Map<string, Flow>();
  const open = [flowId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const flow = flowOf(id);
    if (!flow) throw new FlowFault('unknown-flow', `There is no flow ${id}.`);
    if (found.has(id)) continue;
    const { layout: _, ...heard } = flow;
    found.set(id, heard);
    open.push(...Object.values(flow.nodes).flatMap((node) => ('flow' in node ? [String(node.flow)] : [])));
  }
  const [flow, ...subflows] = [...found.values()];
  if (!flow) throw new FlowFault('unknown-flow', `There is no flow ${flowId}.`);
  return { flow, subflows: subflows.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}
