import {
  Background,
  ReactFlow,
  useReactFlow,
  type Connection,
  type NodeChange,
  type NodeMouseHandler,
  type OnConnectEnd,
  type Viewport,
} from '@xyflow/react';
import { memo, useCallback, useEffect, useMemo, useState, type MouseEvent } from 'react';
import type { FlowsAnswer, TrafficAnswer } from '../../../flows/api-types.ts';
import { useFlows } from '../api.ts';
import { connect, moveNodes } from '../model/edits.ts';
import { chosenOf } from '../model/editing.ts';
import type { FlowJson, Places } from '../model/flow.ts';
import { boundsOf } from '../model/picture.ts';
import { useMenuTexts } from '../texts/words.ts';
import { Card, type CardNode } from './card.tsx';
import { Controls } from './controls.tsx';
import { useEditor } from './editor-context.ts';
import { usePicture } from './use-picture.ts';
import { Wire } from './wire.tsx';

const NODE_TYPES = { card: Card };
const EDGE_TYPES = { wire: Wire };

/** Smaller than this, words cannot be read. */
const READABLE = 0.55;
const MARGIN = 30;

export interface CanvasProps {
  traffic: TrafficAnswer | null;
  live: string | null;
  /** A card was pressed, or a key on it: its form shall be shown, and have the focus after a key. */
  open: (byKey: boolean) => void;
  /** A line was drawn to an empty place: what is added there? */
  addAt: (from: { node: string; exit: string }, at: { x: number; y: number }) => void;
}

/** The menu as a picture: cards and lines that can be moved and drawn. It may see the flow of a moment ago. */
export const Canvas = memo(function Canvas({ traffic, live, open, addAt }: CanvasProps) {
  const { editing, act, flow, places, schemas, check, spoken, mayWrite } = useEditor();
  const texts = useMenuTexts().editor;
  const flows = useFlows();
  const { screenToFlowPosition } = useReactFlow();
  const [dragged, setDragged] = useState<Places | null>(null);
  const sources = useMemo(
    () => ({ schemas, check, traffic, language: spoken, titles: titlesIn(spoken, flows.data) }),
    [schemas, check, traffic, spoken, flows.data],
  );
  const chosen = useMemo(() => chosenOf(editing), [editing]);
  const stand = useMemo(() => (dragged ? { ...places, ...dragged } : places), [places, dragged]);
  const tabbed = editing.selected ?? flow.start;
  const picture = usePicture({ flow, places: stand, sources, chosen, tabbed, live });

  const move = useCallback((changes: NodeChange<CardNode>[]) => {
    const moved = changes.flatMap((change) =>
      change.type === 'position' && change.position && change.dragging
        ? [[change.id, [change.position.x, change.position.y]]]
        : [],
    );
    const places = Object.fromEntries(moved) as Places;
    if (moved.length > 0) setDragged((before) => ({ ...before, ...places }));
  }, []);
  const drop = (): void => {
    if (dragged) act({ type: 'change', flow: (now) => moveNodes(now, dragged) });
  };
  // Not before the flow has the new places: the cards would jump back for a moment.
  useEffect(() => setDragged(null), [places]);
  const choose = useCallback<NodeMouseHandler<CardNode>>(
    (event, { id }) => {
      act({ type: 'select', node: id, add: event.shiftKey || event.ctrlKey });
      open(isByKey(event));
    },
    [act, open],
  );
  const leave = useCallback(() => act({ type: 'select', node: null }), [act]);
  const draw = useCallback(
    ({ source, sourceHandle, target }: Connection): void => {
      if (sourceHandle === null) return;
      act({ type: 'change', flow: (now) => connect(now, source, sourceHandle, target) });
    },
    [act],
  );
  const drawn = useCallback<OnConnectEnd>(
    (event, { isValid, fromHandle, fromNode }) => {
      if (isValid || !fromNode || !fromHandle?.id || fromHandle.type !== 'source' || !('clientX' in event))
        return;
      addAt(
        { node: fromNode.id, exit: fromHandle.id },
        screenToFlowPosition({ x: event.clientX, y: event.clientY }),
      );
    },
    [addAt, screenToFlowPosition],
  );
  return (
    <div className="menu-picture" role="group" aria-label={texts.picture}>
      <ReactFlow<CardNode, (typeof picture.edges)[number]>
        nodes={picture.nodes}
        edges={picture.edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={move}
        onNodeDragStop={drop}
        onNodeClick={choose}
        onPaneClick={leave}
        onConnect={draw}
        onConnectEnd={drawn}
        nodesDraggable={mayWrite}
        nodesConnectable={mayWrite}
        elementsSelectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        nodeDragThreshold={4}
        onlyRenderVisibleElements
        panOnScroll
        minZoom={0.08}
        maxZoom={1.6}
        onInit={(instance) => void instance.setViewport(firstView(flow, places, boxOf()))}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={24} />
        <Controls />
      </ReactFlow>
      <LookAt />
    </div>
  );
});

const titlesIn = (language: string, answer: FlowsAnswer | undefined): ReadonlyMap<string, string> =>
  new Map(answer?.flows.map(({ id, title }) => [id, title[language] ?? id]));

const boxOf = (): DOMRect | undefined => document.querySelector('.menu-picture')?.getBoundingClientRect();

/** All of it where it can be read then; else its beginning. */
function firstView(
  flow: FlowJson,
  places: Places,
  box: { width: number; height: number } | undefined,
): Viewport {
  const bounds = boundsOf(flow, places);
  const [width, height] = [box?.width ?? 0, box?.height ?? 0];
  const fitting = Math.min((width - 2 * MARGIN) / bounds.width, (height - 2 * MARGIN) / bounds.height, 1);
  if (fitting >= READABLE)
    return {
      zoom: fitting,
      x: (width - bounds.width * fitting) / 2 - bounds.x * fitting,
      y: (height - bounds.height * fitting) / 2 - bounds.y * fitting,
    };
  const [x, y] = places[flow.start] ?? [bounds.x, bounds.y];
  const zoom = 0.75;
  return { zoom, x: MARGIN - x * zoom, y: height / 3 - y * zoom };
}

/** A click by the keyboard has no count of presses. */
const isByKey = (event: MouseEvent): boolean => event.detail === 0;

/** Brings the chosen card into sight when it was chosen elsewhere, and keeps it there. */
function LookAt() {
  const { editing, places } = useEditor();
  const { getNode, getViewport, setCenter } = useReactFlow();
  const { selected } = editing;
  useEffect(() => {
    const place = selected === null ? undefined : places[selected];
    const box = boxOf();
    const node = selected === null ? undefined : getNode(selected);
    if (!place || !box || !node) return;
    const { x, y, zoom } = getViewport();
    const [width, height] = [node.width ?? 0, node.height ?? 0];
    const [left, top] = [place[0] * zoom + x, place[1] * zoom + y];
    const isInSight =
      left >= 0 && top >= 0 && left + width * zoom <= box.width && top + height * zoom <= box.height;
    if (!isInSight)
      void setCenter(place[0] + width / 2, place[1] + height / 2, { zoom: Math.max(zoom, 0.6) });
    // Only a new choice moves the picture, not every step of a card that is dragged.
  }, [selected]);
  return null;
}
