import { useQuery } from '@tanstack/react-query';
import { Background, ReactFlow, ReactFlowProvider, useReactFlow, type NodeMouseHandler } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import '../../menus/menus.css';
import { useEffect, useMemo } from 'react';
import type { CheckAnswer } from '../../../flows/api-types.ts';
import { ask } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { useFlows, useFlowSchema } from '../../menus/api.ts';
import { Card, type CardNode } from '../../menus/editor/card.tsx';
import { Controls } from '../../menus/editor/controls.tsx';
import { usePicture } from '../../menus/editor/use-picture.ts';
import { Wire } from '../../menus/editor/wire.tsx';
import type { FlowJson, Places } from '../../menus/model/flow.ts';
import { CARD } from '../../menus/model/picture.ts';
import { nodeSchemas } from '../../menus/model/schema.ts';
import { Loading } from '../../parts/states.tsx';
import { usePlacesIn } from './use-places-in.ts';
import type { Walked } from './walked.ts';

const NODE_TYPES = { card: Card };
const EDGE_TYPES = { wire: Wire };

/** As large as words can still be read. */
const ZOOM = 0.75;

interface Props {
  flow: FlowJson;
  walked: Walked;
  /** Where the call is; null where it is in no node of this flow. */
  current: string | null;
  choose: (node: string) => void;
}

/** A menu as it was, with the way of the call lit up. Nothing can be changed on it. */
export function ReplayPicture(props: Props) {
  const places = usePlacesIn(props.flow);
  return places ? (
    <ReactFlowProvider key={props.flow.id}>
      <Drawn {...props} places={places} />
    </ReactFlowProvider>
  ) : (
    <Loading />
  );
}

function Drawn({ flow, walked, current, choose, places }: Props & { places: Places }) {
  const { texts } = useWords();
  const sources = useSources(flow);
  const chosen = useMemo(() => (current === null ? [] : [current]), [current]);
  const picture = usePicture({ flow, places, sources, chosen, tabbed: current ?? flow.start, live: current });
  const nodes = useMemo(
    () =>
      picture.nodes.map((node) => ({
        ...node,
        // How far a card is from the beginning is told of today's menus, and this is one of another day.
        data: { ...node.data, facts: { ...node.data.facts, reach: undefined, opens: null } },
        className: walked.nodes.has(node.id) ? 'call-walked' : 'call-not-walked',
      })),
    [picture.nodes, walked],
  );
  const edges = useMemo(
    () =>
      picture.edges.map((edge) => ({
        ...edge,
        ...(edge.data && { data: { ...edge.data, lit: walked.wires.has(edge.id) } }),
      })),
    [picture.edges, walked],
  );
  const press: NodeMouseHandler<CardNode> = (_event, { id }) => choose(id);
  return (
    <div className="menu-picture call-picture" role="group" aria-label={texts.calls.replay}>
      <ReactFlow<CardNode, (typeof edges)[number]>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodeClick={press}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        onlyRenderVisibleElements
        panOnScroll
        preventScrolling={false}
        minZoom={0.08}
        maxZoom={1.6}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={24} />
        <Controls />
      </ReactFlow>
      <LookAt place={places[current ?? flow.start]} />
    </div>
  );
}

/** The words on the cards: what the prompts of that version say today. */
function useSources(flow: FlowJson) {
  const { language } = useWords();
  const schema = useFlowSchema();
  const flows = useFlows();
  const checked = useQuery({
    queryKey: ['words of a version', flow],
    queryFn: () => ask<CheckAnswer>('POST', `/flows/${flow.id}/check`, { flow }),
    staleTime: Infinity,
  });
  const { data: check } = checked;
  return useMemo(
    () => ({
      schemas: nodeSchemas(schema.data?.nodes ?? []),
      // What is wrong with it is the business of the editor.
      check: check ? { ...check, problems: [] } : null,
      traffic: null,
      language,
      titles: new Map(flows.data?.flows.map(({ id, title }) => [id, title[language] ?? id])),
    }),
    [schema.data, check, language, flows.data],
  );
}

/** Brings the card where the call is into the middle. */
function LookAt({ place }: { place: Places[string] | undefined }) {
  const { setCenter } = useReactFlow();
  const [x, y] = place ?? [0, 0];
  useEffect(() => {
    void setCenter(x + CARD.width / 2, y + CARD.head, { zoom: ZOOM });
  }, [setCenter, x, y]);
  return null;
}
