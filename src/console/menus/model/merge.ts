import { sameJson, type FlowJson } from './flow.ts';

/** Both changed the same thing in different ways; undefined is what was deleted. */
export interface Clash {
  /** The node, or null for something of the flow itself. */
  node: string | null;
  /** The part of the flow where `node` is null, such as `title`. */
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** A flow as its parts that are joined one by one: each node, each place, each other field. */
type Parts = Map<string, unknown>;

const NODE = 'nodes ';
const PLACE = 'layout ';

/**
 * Joins what two people made of one flow. In: the flow that both began with, and what each made of it.
 * @returns the joined flow, with mine where both changed the same, and the list of those
 */
export function joined(
  base: FlowJson,
  mine: FlowJson,
  theirs: FlowJson,
): { flow: FlowJson; clashes: Clash[] } {
  const [was, my, their] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  const clashes: Clash[] = [];
  const parts: Parts = new Map();
  for (const part of new Set([...their.keys(), ...my.keys()])) {
    const value = joinedPart(part, was.get(part), my.get(part), their.get(part), clashes);
    if (value !== undefined) parts.set(part, value);
  }
  return { flow: flowOf(parts), clashes };
}

function joinedPart(part: string, base: unknown, mine: unknown, theirs: unknown, clashes: Clash[]): unknown {
  if (sameJson(mine, base)) return theirs;
  // Where a card stands is nobody's work that could be lost.
  if (sameJson(theirs, base) || sameJson(mine, theirs) || part.startsWith(PLACE)) return mine;
  const node = part.startsWith(NODE) ? part.slice(NODE.length) : null;
  clashes.push({ node, field: part, base, mine, theirs });
  return mine;
}

/** The flow with theirs where the person chose theirs. */
export function takeTheirs(flow: FlowJson, { node, field, theirs }: Clash): FlowJson {
  const parts = partsOf(flow);
  const part = node === null ? field : `${NODE}${node}`;
  if (theirs === undefined) parts.delete(part);
  else parts.set(part, theirs);
  return flowOf(parts);
}

function partsOf({ nodes, layout, ...rest }: FlowJson): Parts {
  const fields = Object.entries(rest).filter(([, value]) => value !== undefined);
  const own = (prefix: string, record: object = {}): [string, unknown][] =>
    Object.entries(record).map(([name, value]) => [`${prefix}${name}`, value]);
  return new Map([...fields, ...own(NODE, nodes), ...own(PLACE, layout)]);
}

function flowOf(parts: Parts): FlowJson {
  const flow: { [field: string]: unknown } = {};
  const nodes: { [name: string]: unknown } = {};
  const layout: { [name: string]: unknown } = {};
  for (const [part, value] of parts) {
    if (part.startsWith(NODE)) nodes[part.slice(NODE.length)] = value;
    else if (part.startsWith(PLACE)) layout[part.slice(PLACE.length)] = value;
    else flow[part] = value;
  }
  const places = Object.keys(layout).length > 0 && { layout };
  return { ...flow, nodes, ...places } as FlowJson;
}
