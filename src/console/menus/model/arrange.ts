import dagre from '@dagrejs/dagre';
import type { Place, Places } from './flow.ts';
import { CARD, type Sketch } from './picture.ts';

/** Space between two cards above each other, and between two columns, where the lines run. */
const BETWEEN = { cards: 28, columns: 96 } as const;

/** Arranges cards from left to right, so that few lines cross. The same sketch gives the same places. */
export function arrange({ cards, wires }: Sketch): Places {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: BETWEEN.cards, ranksep: BETWEEN.columns, ranker: 'tight-tree' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name, height } of cards) graph.setNode(name, { width: CARD.width, height });
  for (const { from, to } of wires) if (from !== to) graph.setEdge(from, to);
  // As the keys follow one another: whoever reads from above finds key 1 first.
  dagre.layout(graph, { disableOptimalOrderHeuristic: true });
  return Object.fromEntries(
    cards.map(({ name, height }): [string, Place] => {
      const { x, y } = graph.node(name) as { x: number; y: number };
      return [name, [Math.round(x - CARD.width / 2), Math.round(y - height / 2)]];
    }),
  );
}
