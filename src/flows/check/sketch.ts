import type { Flow } from '../../core/flow/schema.ts';
import { groupBy } from '../../core/group-by.ts';
import type { NodeBase } from '../../core/nodes/node-type.ts';
import { NODE_TYPES } from '../../core/nodes/registry.ts';
import type { FlowEdge, FlowJson } from '../api-types.ts';
import { edgesOf, isAsking, textsIn } from './edges.ts';

/** A flow as a net of nodes and ways, also where it has problems. */
export interface Sketch {
  id: string;
  start: string;
  everywhere: { [name: string]: string };
  nodes: ReadonlyMap<string, SketchNode>;
}

export interface SketchNode {
  /** Null where the node has problems: then nothing is known of what it says. */
  node: NodeBase | null;
  asks: boolean;
  /** The flow that it runs. */
  runs: string | undefined;
  edges: FlowEdge[];
}

export const sketchOfFlow = (flow: Flow): Sketch =>
  sketch(flow as unknown as FlowJson, (id) => flow.nodes[id] ?? null);

/** In: a flow as it is edited. */
export function sketchOfEdit(flow: FlowJson): Sketch {
  const types = new Map(NODE_TYPES.map((one) => [one.type, one]));
  return sketch(
    flow,
    (id) => types.get(flow.nodes[id]?.type ?? '')?.schema.safeParse(flow.nodes[id]).data ?? null,
  );
}

function sketch(flow: FlowJson, nodeOf: (id: string) => NodeBase | null): Sketch {
  const edges = groupBy(edgesOf(flow), ({ from }) => from);
  return {
    id: flow.id,
    start: flow.start,
    everywhere: textsIn(flow['everywhere']),
    nodes: new Map(
      Object.entries(flow.nodes).map(([id, json]) => [
        id,
        {
          node: nodeOf(id),
          asks: isAsking(json),
          runs: json.type === 'subflow' && typeof json['flow'] === 'string' ? json['flow'] : undefined,
          edges: edges.get(id) ?? [],
        },
      ]),
    ),
  };
}
