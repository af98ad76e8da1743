import type { NodeBase } from '../nodes/node-type.ts';
import type { FlowSource } from './flow-source.ts';
import type { Flow } from './schema.ts';

/** Where a path leads: a node, the flow that it stands in, and the flows on the way to it, that one last. */
export interface NodeAt {
  flow: Flow;
  name: string;
  node: NodeBase;
  way: Flow[];
}

/**
 * Reads paths of a call (flow, calling nodes, node) in the version of the flow that it began with.
 * Out: a function of the path; undefined for one that is not in this version.
 */
export function nodesIn({ flow: root, subflows }: FlowSource): (path: string) => NodeAt | undefined {
  const flows = new Map([root, ...subflows].map((flow) => [flow.id, flow]));
  return (path) => {
    const [first = '', ...names] = path.split('/');
    const name = names.pop();
    const way = [flows.get(first), ...names.map(() => undefined)];
    names.forEach((calling, index) => {
      const runs = (way[index]?.nodes[calling] as { flow?: string } | undefined)?.flow;
      way[index + 1] = runs === undefined ? undefined : flows.get(runs);
    });
    const flow = way.at(-1);
    const node = name === undefined ? undefined : flow?.nodes[name];
    return flow && node && name !== undefined ? { flow, name, node, way: way as Flow[] } : undefined;
  };
}
