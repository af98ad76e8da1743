import { MAX_SUBFLOW_DEPTH } from '../../core/call/ceilings.ts';
import type { FlowEdge, NodeReach } from '../api-types.ts';
import { END, returnBy } from './edges.ts';
import { nearestFirst } from './nearest-first.ts';
import { costOf, type ClipSeconds } from './seconds.ts';
import type { Sketch, SketchNode } from './sketch.ts';

/** The node that runs a flow, in the flow around it. */
interface Frame {
  flow: string;
  node: string;
  around: Frame | null;
  depth: number;
}

interface Place extends NodeReach {
  flow: string;
  node: string;
  frame: Frame | null;
}

/** Ways that a flow inherits from the flows around it where it has none of its own. */
const INHERITED: FlowEdge['label'][] = [
  { kind: 'exit', value: 'noInput' },
  { kind: 'exit', value: 'noMatch' },
  { kind: 'key', value: '0' },
];

/**
 * How far each node of a flow is from the answer, on the shortest way by seconds of speech, in whatever place of the
 * menus the flow is run. Conditions are not weighed: every way is one that some caller goes.
 * In: all flows by id; those that begin a call; the flow to tell of. Out: by node; a node that is not reached is missing.
 */
export function reachIn(
  flows: ReadonlyMap<string, Sketch>,
  starts: readonly string[],
  wanted: string,
  clip: ClipSeconds,
): Map<string, NodeReach> {
  const reached = new Map<string, NodeReach>();
  const visited = new Set<string>();
  const open = nearestFirst<Place>();
  for (const flow of starts) {
    open.add(0, { flow, node: flows.get(flow)?.start ?? '', frame: null, seconds: 0, presses: 0 });
  }
  for (let place = open.take(); place; place = open.take()) {
    const here = flows.get(place.flow)?.nodes.get(place.node);
    const key = keyOf(place);
    if (!here || visited.has(key)) continue;
    visited.add(key);
    const { seconds, presses } = place;
    if (place.flow === wanted && !reached.has(place.node)) reached.set(place.node, { seconds, presses });
    for (const next of onwards(flows, place, here, clip)) open.add(next.seconds, next);
  }
  return reached;
}

function keyOf({ flow, node, frame }: Pick<Place, 'flow' | 'node' | 'frame'>): string {
  return frame ? `${keyOf({ ...frame, frame: frame.around })}/${node}` : `${flow}/${node}`;
}

function onwards(
  flows: ReadonlyMap<string, Sketch>,
  place: Place,
  here: SketchNode,
  clip: ClipSeconds,
): Place[] {
  const inner = here.runs === undefined ? undefined : flows.get(here.runs);
  const depth = (place.frame?.depth ?? 0) + 1;
  if (inner && depth <= MAX_SUBFLOW_DEPTH) {
    const frame = { flow: place.flow, node: place.node, around: place.frame, depth };
    return [{ ...place, flow: inner.id, node: inner.start, frame }];
  }
  const inherited = here.asks ? inheritedFrom(flows, place, here) : [];
  const own = here.edges.flatMap(({ to, label }) => {
    const target = targetOf(flows, place.flow, place.frame, to);
    return target ? [{ label, target }] : [];
  });
  return [...own, ...inherited].map(({ label, target }) => {
    const cost = here.node ? costOf(here.node, { label }, clip) : { seconds: 0, presses: 0 };
    return { ...target, seconds: place.seconds + cost.seconds, presses: place.presses + cost.presses };
  });
}

type Target = Pick<Place, 'flow' | 'node' | 'frame'>;

/** Where a way leads, out of as many flows as it leaves; undefined where the call ends or the way is open. */
function targetOf(
  flows: ReadonlyMap<string, Sketch>,
  flow: string,
  frame: Frame | null,
  to: string,
): Target | undefined {
  const exit = returnBy(to);
  if (exit === undefined)
    return to === END && !flows.get(flow)?.nodes.has(END) ? undefined : { flow, node: to, frame };
  if (!frame) return undefined;
  const way = flows
    .get(frame.flow)
    ?.nodes.get(frame.node)
    ?.edges.find((edge) => edge.exit === exit);
  return way && targetOf(flows, frame.flow, frame.around, way.to);
}

/** For each way that neither the node nor its flow has, that of the nearest flow around it. */
function inheritedFrom(
  flows: ReadonlyMap<string, Sketch>,
  place: Place,
  here: SketchNode,
): { label: FlowEdge['label']; target: Target }[] {
  return INHERITED.flatMap((label) => {
    if (here.edges.some((edge) => edge.label.kind === label.kind && edge.label.value === label.value))
      return [];
    const name = label.kind === 'key' ? 'person' : label.value;
    for (let frame = place.frame; frame; frame = frame.around) {
      const node = flows.get(frame.flow)?.everywhere[name];
      if (node !== undefined) return [{ label, target: { flow: frame.flow, node, frame: frame.around } }];
    }
    return [];
  });
}
