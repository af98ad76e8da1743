import { MarkerType, Position } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { callsBetween, cardFacts, type CardFacts, type CardSources } from '../model/card.ts';
import { sameJson, type FlowJson, type NodeJson, type Places } from '../model/flow.ts';
import { allWires, CARD, cardHeight } from '../model/picture.ts';
import { useFieldWords } from '../texts/words.ts';
import type { CardNode } from './card.tsx';
import { thickness, type WireEdge } from './wire.tsx';

interface Picture {
  nodes: CardNode[];
  edges: WireEdge[];
}

interface PictureParts {
  flow: FlowJson;
  places: Places;
  sources: CardSources;
  chosen: readonly string[];
  /** The card that Tab leads to. */
  tabbed: string;
  /** The card in which the call of a try is. */
  live: string | null;
}

/** The cards and lines as the library for pictures wants them. What did not change stays the same object. */
export function usePicture({ flow, places, sources, chosen, tabbed, live }: PictureParts): Picture {
  const known = useRef(new Map<string, CardNode>());
  const words = useFieldWords();
  const nodes = useMemo(() => {
    const isChosen = new Set(chosen);
    const now = new Map<string, CardNode>();
    for (const name of Object.keys(flow.nodes)) {
      const facts = cardFacts(flow, name, sources);
      const was = known.current.get(name);
      const next = nodeOf(flow.nodes[name] as NodeJson, facts, places[name] ?? [0, 0], {
        ...{
          lang: sources.language,
          tabbed: tabbed === name,
          selected: isChosen.has(name),
          live: live === name,
        },
      });
      now.set(name, was && sameJson(was, next) ? was : next);
    }
    known.current = now;
    return [...now.values()];
  }, [flow, places, sources, chosen, tabbed, live]);
  const edges = useMemo(() => {
    const calls = callsBetween(sources.traffic);
    const most = Math.max(0, ...calls.values());
    const isChosen = new Set(chosen);
    return allWires(flow).map(({ id, from, target, exit, keys }): WireEdge => {
      const count = sources.traffic ? (calls.get(`${from} ${target}`) ?? 0) : null;
      const lit = isChosen.has(from) || isChosen.has(target);
      return {
        ...{ id, type: 'wire', source: from, target, sourceHandle: exit },
        data: { label: keys.join(' ') || words.exit(exit), calls: count, lit },
        style: { strokeWidth: thickness(count, most) },
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, markerUnits: 'userSpaceOnUse' },
        focusable: false,
      };
    });
  }, [flow, sources.traffic, chosen, words]);
  return { nodes, edges };
}

function nodeOf(
  node: NodeJson,
  facts: CardFacts,
  [x, y]: readonly [number, number],
  { lang, tabbed, selected, live }: { lang: string; tabbed: boolean; selected: boolean; live: boolean },
): CardNode {
  const height = cardHeight(node);
  return {
    id: facts.name,
    type: 'card',
    position: { x, y },
    data: { facts, lang, tabbed, live },
    selected,
    width: CARD.width,
    height,
    // Said beforehand: lines are drawn to cards that are out of sight and were never measured.
    handles: [
      {
        ...DOT,
        type: 'target',
        position: Position.Left,
        x: -DOT.width / 2,
        y: CARD.head / 2 - DOT.height / 2,
      },
      ...facts.ways.map(({ exit }, index) => ({
        ...DOT,
        id: exit,
        type: 'source' as const,
        position: Position.Right,
        x: CARD.width - DOT.width / 2,
        y: CARD.head + CARD.row * (index + 0.5) - DOT.height / 2,
      })),
    ],
  };
}

const DOT = { width: 12, height: 12 } as const;
