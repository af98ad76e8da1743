import {
  everywhereOf,
  leavesBy,
  waysOut,
  type FlowJson,
  type NodeJson,
  type Places,
  type WayOut,
} from './flow.ts';

/** The sizes of a card, in pixels: known before it is drawn, so that only what is in sight must be. */
export const CARD = { width: 264, head: 84, row: 28, foot: 30 } as const;

/** One line on the picture: from a way out of a node to a node. */
export interface Wire extends WayOut {
  id: string;
  from: string;
  target: string;
}

export const cardHeight = (node: NodeJson): number => CARD.head + waysOut(node).length * CARD.row + CARD.foot;

/** The lines out of one node; ways that leave the flow or lead nowhere have none. */
export const wiresOf = (flow: FlowJson, from: string): Wire[] =>
  waysOut(flow.nodes[from] as NodeJson).flatMap((way) =>
    way.target !== null && leavesBy(way.target) === undefined && way.target in flow.nodes
      ? [{ ...way, target: way.target, from, id: `${from} ${way.exit}` }]
      : [],
  );

export const allWires = (flow: FlowJson): Wire[] =>
  Object.keys(flow.nodes).flatMap((name) => wiresOf(flow, name));

/** What is arranged: the cards' heights and the lines between them. Plain data, since it goes to a worker. */
export interface Sketch {
  cards: { name: string; height: number }[];
  wires: { from: string; to: string }[];
}

export function sketchOf(flow: FlowJson): Sketch {
  const order = inReadingOrder(flow);
  const depths = depthsOf(flow, order);
  const depth = (name: string): number => depths.get(name) ?? 0;
  return {
    cards: order.map((name) => ({ name, height: cardHeight(flow.nodes[name] as NodeJson) })),
    // Ways back are drawn, but do not push the start to the right.
    wires: order
      .flatMap((name) => wiresOf(flow, name))
      .filter(({ from, target }) => depth(target) > depth(from))
      .map(({ from, target }) => ({ from, to: target })),
  };
}

/** How many steps each card is from where one can begin. In: the cards in the order in which they are read. */
function depthsOf(flow: FlowJson, order: readonly string[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const name of order) {
    const depth = depths.get(name) ?? 0;
    depths.set(name, depth);
    for (const { target } of wiresOf(flow, name)) if (!depths.has(target)) depths.set(target, depth + 1);
  }
  return depths;
}

/** The start first, then what can be reached from it, in the order of the keys; what nobody reaches last. */
export function inReadingOrder(flow: FlowJson): string[] {
  const seen = new Set<string>();
  const walk = (first: string): void => {
    const waiting = [first];
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (seen.has(name) || !(name in flow.nodes)) continue;
      seen.add(name);
      waiting.push(...wiresOf(flow, name).map(({ target }) => target));
    }
  };
  [flow.start, ...Object.values(everywhereOf(flow)), ...Object.keys(flow.nodes)].forEach(walk);
  return [...seen];
}

/** The whole picture: from its upper left corner to its lower right one. */
export function boundsOf(
  flow: FlowJson,
  places: Places,
): { x: number; y: number; width: number; height: number } {
  const cards = Object.entries(flow.nodes).map(([name, node]) => {
    const [x, y] = places[name] ?? [0, 0];
    return { x, y, right: x + CARD.width, bottom: y + cardHeight(node) };
  });
  const x = Math.min(...cards.map((card) => card.x));
  const y = Math.min(...cards.map((card) => card.y));
  const width = Math.max(...cards.map(({ right }) => right)) - x;
  return { x, y, width, height: Math.max(...cards.map(({ bottom }) => bottom)) - y };
}

/** Where each card stands: where people put it, or where it was arranged. */
export const placesOf = (layout: Places | undefined, arranged: Places): Places => ({
  ...arranged,
  ...layout,
});
