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

export const sketchOf = (flow: FlowJson): Sketch => ({
  cards: inReadingOrder(flow).map((name) => ({ name, height: cardHeight(flow.nodes[name] as NodeJson) })),
  wires: allWires(flow).map(({ from, target }) => ({ from, to: target })),
});

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

/** Where each card stands: where people put it, or where it was arranged. */
export const placesOf = (flow: FlowJson, arranged: Places): Places => ({ ...arranged, ...flow.layout });
