import { RETURN } from '../../core/flow/lint/subject.ts';
import { NODE_TYPES } from '../../core/nodes/registry.ts';
import type { FlowEdge, FlowJson, NodeJson } from '../api-types.ts';

/** Where an edge leads that ends the call. */
export const END = 'end';

/** The key that asks for a person, and the one that hears again (voice-ux rule 7). */
const PERSON_KEY = '0';
const AGAIN_KEY = '9';

const ASKING: ReadonlySet<string> = new Set(NODE_TYPES.filter(({ asks }) => asks).map(({ type }) => type));

export const isAsking = ({ type }: { type: string }): boolean => ASKING.has(type);

/** Every way from a node of a flow, in the order of its file. The flow may have problems: what cannot be read is left out. */
export function edgesOf(flow: FlowJson): FlowEdge[] {
  const everywhere = textsIn(flow['everywhere']);
  return Object.entries(flow.nodes).flatMap(([id, node]) => [
    ...ownEdges(id, node),
    ...(isAsking(node) ? lentEdges(id, node, everywhere) : []),
  ]);
}

function ownEdges(from: string, node: NodeJson): FlowEdge[] {
  if (node.type === 'hangup') {
    return [{ from, to: END, label: { kind: 'next', value: 'next' }, exit: null, everywhere: false }];
  }
  return Object.entries(textsIn(node.exits)).flatMap(([exit, to]) =>
    labelsOf(node, exit).map((label) => ({ from, to, label, exit, everywhere: false })),
  );
}

/** One for each key of a menu that takes the exit. */
function labelsOf(node: NodeJson, exit: string): FlowEdge['label'][] {
  const keys = optionsOf(node).flatMap((option) => (option.exit === exit ? [option.key] : []));
  if (node.type === 'menu' && exit === 'again') keys.push(AGAIN_KEY);
  if (keys.length > 0) return keys.map((value) => ({ kind: 'key', value }));
  return [{ kind: exit === 'next' ? 'next' : 'exit', value: exit }];
}

/** What the flow's `everywhere` lends to a node that asks. */
function lentEdges(from: string, node: NodeJson, everywhere: { [name: string]: string }): FlowEdge[] {
  const own = textsIn(node.exits);
  return Object.entries(everywhere).flatMap(([name, to]): FlowEdge[] => {
    if (own[name] !== undefined) return [];
    const label: FlowEdge['label'] =
      name === 'person' ? { kind: 'key', value: PERSON_KEY } : { kind: 'exit', value: name };
    return [{ from, to, label, exit: null, everywhere: true }];
  });
}

interface Option {
  key: string;
  exit: string;
}

/** The options of a node that has some, as far as they can be read. */
function optionsOf(node: NodeJson): Option[] {
  const { options } = node;
  if (!Array.isArray(options)) return [];
  return options.filter(
    (one): one is { key: string; exit: string } =>
      typeof one === 'object' &&
      one !== null &&
      !Array.isArray(one) &&
      typeof one['key'] === 'string' &&
      typeof one['exit'] === 'string',
  );
}

/** The texts of a map, whatever else is in it. */
export function textsIn(value: unknown): { [name: string]: string } {
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

/** The exit of this flow by which a way leaves it; undefined where it stays. */
export const returnBy = (to: string): string | undefined =>
  to.startsWith(RETURN) ? to.slice(RETURN.length) : undefined;
