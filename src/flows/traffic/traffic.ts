import { nodesIn, type NodeAt } from '../../core/flow/node-at.ts';
import type { Flow } from '../../core/flow/schema.ts';
import { groupBy } from '../../core/group-by.ts';
import { remembering } from '../../core/memo.ts';
import type { TrafficAnswer } from '../api-types.ts';
import type { FlowPorts, TrafficCall, TrafficEvent } from '../ports.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A count is good for so long. */
const FRESH_MS = 60_000;

/** Calls that are read at a time; between, callers are answered. */
const CALLS_AT_A_TIME = 200;

const PERSON_KEY = '0';

/** The count of one flow, while it grows. */
interface Count {
  calls: number;
  nodes: Map<string, number>;
  edges: Map<string, number>;
}

type TrafficPorts = Pick<FlowPorts, 'traffic' | 'clock'>;

/**
 * Counts where callers went in the flows, from the log of their calls. All flows are counted at once, and the count is
 * kept for a minute: editors who look at several flows ask the log once.
 * Out: a function of the flow and how many days back; a flow that nobody came through has zeros.
 */
export function trafficCounter(
  ports: TrafficPorts,
): (flowId: string, days: number) => Promise<TrafficAnswer> {
  const known = new Map<number, { to: number; counts: Promise<Map<string, Count>> }>();
  return async (flowId, days) => {
    const now = ports.clock.now();
    let found = known.get(days);
    if (!found || now - found.to >= FRESH_MS || now < found.to) {
      found = { to: now, counts: countAll(ports, now - days * DAY_MS, now) };
      known.set(days, found);
      found.counts.catch(() => known.delete(days));
    }
    const count = (await found.counts).get(flowId) ?? newCount();
    return { from: found.to - days * DAY_MS, to: found.to, ...answer(count) };
  };
}

const newCount = (): Count => ({ calls: 0, nodes: new Map(), edges: new Map() });

const answer = ({ calls, nodes, edges }: Count): Omit<TrafficAnswer, 'from' | 'to'> => ({
  calls,
  nodes: Object.fromEntries(nodes),
  edges: [...edges].map(([edge, times]) => {
    const [from = '', to = ''] = edge.split(' ');
    return { from, to, calls: times };
  }),
});

async function countAll({ traffic }: TrafficPorts, from: number, to: number): Promise<Map<string, Count>> {
  const counts = new Map<string, Count>();
  const flowAt = placesIn(traffic);
  const calls = traffic.calls(from, to);
  for (let at = 0; at < calls.length; at += CALLS_AT_A_TIME) {
    const some = calls.slice(at, at + CALLS_AT_A_TIME);
    const events = groupBy(traffic.events(some.map(({ id }) => id)), ({ callId }) => callId);
    for (const call of some)
      addCall(
        counts,
        waysOf(events.get(call.id) ?? [], (path) => flowAt(call, path)),
      );
    await new Promise((resolve) => setImmediate(resolve));
  }
  return counts;
}

/** One call counts once for each node and each way, however often it went there. */
function addCall(counts: Map<string, Count>, ways: Map<string, Ways>): void {
  for (const [flowId, { nodes, edges }] of ways) {
    const count = counts.get(flowId) ?? newCount();
    counts.set(flowId, count);
    count.calls += 1;
    for (const node of nodes) count.nodes.set(node, (count.nodes.get(node) ?? 0) + 1);
    for (const edge of edges) count.edges.set(edge, (count.edges.get(edge) ?? 0) + 1);
  }
}

interface Ways {
  nodes: Set<string>;
  /** `from to`: no name of a node has a space. */
  edges: Set<string>;
}

/** Where one caller went, by flow. An exit that was taken is in the log; where it led, the flow of that call tells. */
function waysOf(
  events: readonly TrafficEvent[],
  flowAt: (path: string) => NodeAt | undefined,
): Map<string, Ways> {
  const found = new Map<string, Ways>();
  for (const { type, node: path, data } of events) {
    const at = flowAt(path);
    if (!at) continue;
    const ways = found.get(at.flow.id) ?? { nodes: new Set<string>(), edges: new Set<string>() };
    found.set(at.flow.id, ways);
    const to = targetOf(at.flow, at.name, type, data);
    if (type === 'step') ways.nodes.add(at.name);
    if (to !== undefined) ways.edges.add(`${at.name} ${to}`);
  }
  return found;
}

function targetOf(
  { nodes, everywhere }: Flow,
  node: string,
  type: string,
  { exit, key }: TrafficEvent['data'],
): string | undefined {
  const here = nodes[node];
  if (type === 'step') return here?.type === 'hangup' ? 'end' : undefined;
  if (type === 'navigated') return key === PERSON_KEY ? everywhere?.person : undefined;
  return (
    here?.exits?.[exit ?? ''] ?? (exit === 'noInput' || exit === 'noMatch' ? everywhere?.[exit] : undefined)
  );
}

/** Finds the flow and the node of a path, in the version of the flow that the call began with. */
function placesIn({ source }: Pick<FlowPorts['traffic'], 'source'>) {
  const nodesOf = remembering(20, (version: string) => {
    const [flowId = '', number = ''] = version.split('@');
    const kept = source(flowId, number);
    return kept ? nodesIn(kept) : () => undefined;
  });
  return ({ flowId, flowVersion }: TrafficCall, path: string): NodeAt | undefined =>
    nodesOf(`${flowId}@${flowVersion}`)(path);
}
