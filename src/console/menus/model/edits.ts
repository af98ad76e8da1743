import { everywhereOf, optionsOf, type FlowJson, type NodeJson, type Place, type Places } from './flow.ts';

/*
 * Everything that can be done to a flow. Each takes a flow and gives a new one; what did not change stays the same
 * object, so that a card knows that it need not be drawn again.
 */

/** The wished name, or with a number behind it where it is taken. */
export function freeName(taken: ReadonlySet<string> | readonly string[], wished: string): string {
  const names = new Set(taken);
  if (!names.has(wished)) return wished;
  for (let number = 2; ; number += 1) if (!names.has(`${wished}-${number}`)) return `${wished}-${number}`;
}

/** Names of nodes, exits and prompts: lower-case words joined by hyphens. Empty where nothing is left of the text. */
export const asName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);

export const putNode = (flow: FlowJson, name: string, node: NodeJson): FlowJson =>
  flow.nodes[name] === node ? flow : { ...flow, nodes: { ...flow.nodes, [name]: node } };

/** The flow with one of its nodes changed; as it is, where the node is gone. */
export function changeNode(flow: FlowJson, name: string, change: (node: NodeJson) => NodeJson): FlowJson {
  const node = flow.nodes[name];
  return node ? putNode(flow, name, change(node)) : flow;
}

/** A new node under a name that is free, at a place. */
export const addNode = (flow: FlowJson, name: string, node: NodeJson, place: Place): FlowJson =>
  moveNodes(putNode(flow, name, node), { [name]: place });

/** Without the nodes. What led to them still says so: that is shown as a problem until somebody decides. */
export function deleteNodes(flow: FlowJson, names: readonly string[]): FlowJson {
  const rest = { ...flow, nodes: without(flow.nodes, names) };
  return flow.layout ? withLayout(rest, without(flow.layout, names)) : rest;
}

/** Under a new name, at its old place in the file; every way that led to it leads to it still. */
export function renameNode(flow: FlowJson, from: string, to: string): FlowJson {
  if (from === to || !(from in flow.nodes)) return flow;
  const follow = (target: string): string => (target === from ? to : target);
  const nodes = Object.entries(flow.nodes).map(([name, node]) => [follow(name), followed(node, follow)]);
  return {
    ...flow,
    start: follow(flow.start),
    nodes: Object.fromEntries(nodes) as FlowJson['nodes'],
    ...('everywhere' in flow && { everywhere: mapValues(everywhereOf(flow), follow) }),
    ...(flow.layout && { layout: renamedKey(flow.layout, from, to) }),
  };
}

/** Leads a way out to a target; null leaves it open. */
export function connect(flow: FlowJson, from: string, exit: string, target: string | null): FlowJson {
  const node = flow.nodes[from];
  if (!node || (node.exits?.[exit] ?? null) === target) return flow;
  const exits = target === null ? without(node.exits ?? {}, [exit]) : { ...node.exits, [exit]: target };
  return putNode(flow, from, { ...node, exits });
}

/** Another name for a way out, in the options and in the exits. */
export function renameExit(node: NodeJson, from: string, to: string): NodeJson {
  if (from === to) return node;
  const options = optionsOf(node).length > 0 && {
    options: (node['options'] as { [key: string]: string }[]).map((option) =>
      option['exit'] === from ? { ...option, exit: to } : option,
    ),
  };
  const exits = node.exits && { exits: renamedKey(node.exits, from, to) };
  return { ...node, ...options, ...exits };
}

/** Puts cards to places, in whole pixels. */
export const moveNodes = (flow: FlowJson, places: Places): FlowJson =>
  withLayout(flow, {
    ...flow.layout,
    ...mapValues(places, ([x, y]): Place => [Math.round(x), Math.round(y)]),
  });

/** Forgets where people put the cards: they are arranged by themselves again. */
export const tidied = (flow: FlowJson): FlowJson => withLayout(flow, {});

function withLayout(flow: FlowJson, layout: Places): FlowJson {
  if (Object.keys(layout).length > 0) return { ...flow, layout };
  const { layout: _none, ...rest } = flow;
  return rest;
}

/** The node with its ways out led where `follow` says; the same object where nothing changes. */
export function followed(node: NodeJson, follow: (target: string) => string): NodeJson {
  const isMeant = Object.values(node.exits ?? {}).some((target) => follow(target) !== target);
  return isMeant ? { ...node, exits: mapValues(node.exits ?? {}, follow) } : node;
}

const mapValues = <Value>(
  record: { [key: string]: Value },
  change: (value: Value) => Value,
): { [key: string]: Value } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const without = <Value>(
  record: { [key: string]: Value },
  keys: readonly string[],
): { [key: string]: Value } =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

const renamedKey = <Value>(
  record: { [key: string]: Value },
  from: string,
  to: string,
): { [key: string]: Value } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));
