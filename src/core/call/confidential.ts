import type { FlowSource } from '../flow/flow-source.ts';
import type { NodeAt } from '../flow/node-at.ts';
import type { Flow } from '../flow/schema.ts';
import type { Json } from './events.ts';

/*
 * What nobody who reads the log of calls sees of a call, whatever else they may do: docs/call-log.md says why. Everything
 * here decides for silence where it does not know. It holds for screens, answers of the API and exports alike.
 */

/** As the log has it. */
export interface LoggedEvent {
  turn: number;
  at: number;
  type: string;
  /** The whole path: flow, calling nodes, node; empty before the first step. */
  node: string;
  data: { [name: string]: Json };
}

/** Finds the node of a path in the version of the flow that the call began with. */
export type NodeFinder = (path: string) => NodeAt | undefined;

/** Nodes that only a call about a message comes through. */
const NODES_OF_MESSAGES: ReadonlySet<string> = new Set(['voice-message', 'describe-case']);

/** Look-ups that only a call about a message makes. */
const OF_MESSAGES: ReadonlySet<unknown> = new Set(['case', 'new-case-number', 'recording-ready']);

/** Look-ups whose arguments say nothing about who calls. */
const PUBLIC_QUERIES: ReadonlySet<Json | undefined> = new Set([
  ...['budget', 'commune', 'district-budget', 'facilities', 'opening', 'places', 'promises', 'regions'],
  ...['rights', 'scorecard-result', 'scorecard-round', 'service', 'service-topics', 'services-of-topic'],
  ...['villages'],
]);

/** Look-ups whose argument, entered digit by digit, is the code of a place. */
const OF_PLACES: ReadonlySet<unknown> = new Set(['commune']);

/** Where callers say who they are: by keys, and the line repeats none of it. */
const ABOUT_ONESELF = 'who-answers';

/**
 * Whether a call touched a spoken message: was asked for one, left one, or asked after one. Of such a call only the day is
 * told. A call whose flow is not known here cannot be judged, and counts as one.
 */
export function isConfidential(
  events: readonly { type: string; node: string; data: { [name: string]: unknown } }[],
  nodeAt: NodeFinder,
): boolean {
  return events.some(({ type, node, data }) => {
    if (type === 'caseOpened') return true;
    if (type === 'lookedUp') return OF_MESSAGES.has(data['query']);
    return type === 'step' && NODES_OF_MESSAGES.has(nodeAt(node)?.node.type ?? 'voice-message');
  });
}

/**
 * Flows in which a live call is not told to be: those about spoken messages, and those that run them. In: a flow with all
 * that it runs. Out: their ids.
 */
export function flowsAboutMessages({ flow, subflows }: FlowSource): ReadonlySet<string> {
  const all = [flow, ...subflows];
  const found = new Set(all.filter(takesMessages).map(({ id }) => id));
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const one of all) if (subflowsOf(one).some((id) => found.has(id))) found.add(one.id);
  }
  return found;
}

const takesMessages = ({ nodes }: Flow): boolean =>
  Object.values(nodes).some(
    (node) => NODES_OF_MESSAGES.has(node.type) || ('query' in node && OF_MESSAGES.has(String(node.query))),
  );

const subflowsOf = ({ nodes }: Flow): string[] =>
  Object.values(nodes).flatMap((node) => ('flow' in node ? [String(node.flow)] : []));

/** What a look-up asked with; null where that is nobody's business. */
export const toldArguments = ({ query, args }: LoggedEvent['data']): { [name: string]: Json } | null =>
  PUBLIC_QUERIES.has(query) && typeof args === 'object' && args !== null && !Array.isArray(args)
    ? args
    : null;

/**
 * Whether the keys that were pressed in a node may be told: single keys of menus may, numbers that are entered only where
 * they are looked up as the code of a place.
 */
export function mayTellKeys(at: NodeAt | undefined): boolean {
  if (!at || at.node.type === ABOUT_ONESELF) return false;
  return at.node.type !== 'collect' || isPlaceEntry(at);
}

function isPlaceEntry({ flow, node }: NodeAt): boolean {
  const into = 'into' in node ? node.into : undefined;
  const uses = Object.values(flow.nodes).filter(
    (other) => 'with' in other && Object.values(other.with as object).includes(into),
  );
  return uses.length > 0 && uses.every((other) => 'query' in other && OF_PLACES.has(other.query));
}

/**
 * The turns whose words are not told: from the moment on at which a number of one's own was entered, all that is said while
 * the call is in the flow that asked for it. The number is read back there, and what it stands for is told.
 */
export function untoldTurns(
  events: readonly Pick<LoggedEvent, 'turn' | 'type' | 'node'>[],
  nodeAt: NodeFinder,
): ReadonlySet<number> {
  const entered = new Set<string>();
  const untold = new Set<number>();
  for (const { turn, type, node } of events) {
    const at = nodeAt(node);
    if (type === 'pressed' && !mayTellKeys(at) && at?.node.type !== ABOUT_ONESELF) entered.add(frameOf(node));
    if ([...entered].some((frame) => node.startsWith(frame))) untold.add(turn);
  }
  return untold;
}

/** The path of the flow that a node stands in, with a slash. */
const frameOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
