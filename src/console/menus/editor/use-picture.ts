import { MarkerType, Position } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { callsBetween, cardFacts, type CardFacts, type CardSources } from '../model/card.ts';
import { everywhereOf, sameJson, type FlowJson, type NodeJson, type Places } from '../model/flow.ts';
import { allWires, CARD, cardHeight } from '../model/picture.ts';
import { useFieldWords } from '../texts/words.ts';
import type { CardNode } from './card.tsx';
import { useSame } from './use-same.ts';
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
  const words = useFieldWords();
  const facts = useFacts(flow, sources);
  const isChosen = useMemo(() => new Set(chosen), [chosen]);
  const nodes = useKept(
    facts.map((one) =>
      nodeOf(flow.nodes[one.name] as NodeJson, one, places[one.name] ?? [0, 0], {
        ...{ lang: sources.language, tabbed: tabbed === one.name },
        ...{ selected: isChosen.has(one.name), live: live === one.name },
      }),
    ),
  );
  const calls = useMemo(() => callsBetween(sources.traffic), [sources.traffic]);
  const most = Math.max(0, ...calls.values());
  const edges = useKept(
    allWires(flow).map(({ id, from, target, exit, keys }): WireEdge => {
      const count = sources.traffic ? (calls.get(`${from} ${target}`) ?? 0) : null;
      const lit = isChosen.has(from) || isChosen.has(target);
      return {
        ...{ id, type: 'wire', source: from, target, sourceHandle: exit },
        data: { label: keys.join(' ') || words.exit(exit), calls: count, lit },
        style: { strokeWidth: thickness(count, most) },
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, markerUnits: 'userSpaceOnUse' },
        focusable: false,
      };
    }),
  );
  return { nodes, edges };
}

/** What each card shows. Made anew only for elements that changed, as long as no other came, went or was renamed. */
function useFacts(flow: FlowJson, sources: CardSources): CardFacts[] {
  const names = useSame(Object.keys(flow.nodes));
  const around = useSame({ start: flow.start, everywhere: everywhereOf(flow) });
  const known = useMemo(
    () => new Map<string, { node: NodeJson; facts: CardFacts }>(),
    [names, around, sources],
  );
  return names.map((name) => {
    const node = flow.nodes[name] as NodeJson;
    const was = known.get(name);
    const facts = was?.node === node ? was.facts : cardFacts(flow, name, sources);
    known.set(name, { node, facts });
    return facts;
  });
}

/** The objects of before where the new ones say the same, and the list of before where all do. */
function useKept<One extends { id: string }>(list: One[]): One[] {
  const before = useRef({ list, byId: new Map<string, One>() });
  const { byId } = before.current;
  const kept = list.map((one) => {
    const was = byId.get(one.id);
    return was && sameJson(was, one) ? was : one;
  });
  const old = before.current.list;
  const isSame = kept.length === old.length && kept.every((one, index) => one === old[index]);
  if (!isSame) before.current = { list: kept, byId: new Map(kept.map((one) => [one.id, one])) };
  return before.current.list;
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
