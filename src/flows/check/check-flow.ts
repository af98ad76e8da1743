import { namedPrompts } from '../../core/speech/say.ts';
import { nodeTypeOf } from '../../core/nodes/registry.ts';
import type { CheckAnswer, FlowJson, FlowPrompt, NodeReach } from '../api-types.ts';
import { problemsOfEdit, surroundings } from '../overview.ts';
import type { FlowPorts } from '../ports.ts';
import { edgesOf } from './edges.ts';
import { reachIn } from './reach.ts';
import { sketchOfEdit, sketchOfFlow, type Sketch } from './sketch.ts';

type Prompts = ReturnType<FlowPorts['world']['prompts']>;

/** The language whose clips are measured, where a flow speaks it: most callers hear it. */
const MEASURED = 'km';

/** All that an editor shows beside a flow as it is being edited. Nothing is kept. */
export function checkFlow(ports: FlowPorts, flow: FlowJson): CheckAnswer {
  const edited = sketchOfEdit(flow);
  const prompts = ports.world.prompts();
  return {
    problems: problemsOfEdit(ports, flow),
    edges: edgesOf(flow),
    reach: reachOf(
      ports,
      edited,
      flow.languages.includes(MEASURED) ? MEASURED : (flow.languages[0] ?? MEASURED),
    ),
    prompts: Object.fromEntries(promptsIn(edited, flow, prompts).map((id) => [id, promptOf(prompts, id)])),
  };
}

/** From the lines; where none of them leads to the flow, from its own start. */
function reachOf(ports: FlowPorts, edited: Sketch, language: string): { [node: string]: NodeReach | null } {
  const others = [...surroundings(ports).values()].map((one) => [one.id, sketchOfFlow(one)] as const);
  const flows = new Map([...others, [edited.id, edited]]);
  const lines = [...new Set(ports.world.lines().map((line) => line.flow))];
  const prompts = ports.world.prompts();
  const clip = (id: string): number | undefined => prompts.clip(id, language)?.seconds;
  const fromLines = reachIn(flows, lines, edited.id, clip);
  const reached = fromLines.size > 0 ? fromLines : reachIn(flows, [edited.id], edited.id, clip);
  return Object.fromEntries([...edited.nodes.keys()].map((id) => [id, rounded(reached.get(id))]));
}

const rounded = (reach: NodeReach | undefined): NodeReach | null =>
  reach ? { ...reach, seconds: Math.round(reach.seconds * 10) / 10 } : null;

function promptsIn({ nodes }: Sketch, flow: FlowJson, prompts: Prompts): string[] {
  const said = [...nodes].flatMap(([id, { node }]) =>
    node ? namedPrompts(nodeTypeOf(node.type).says(node)) : promptsAmong(flow.nodes[id], prompts),
  );
  return [...new Set(said)].toSorted();
}

/** Of a node that is half done, every text in it that is the name of a prompt: its words are shown all the same. */
function promptsAmong(value: unknown, prompts: Prompts): string[] {
  if (typeof value === 'string')
    return prompts.languages.some((language) => prompts.text(value, language) !== undefined) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner) => promptsAmong(inner, prompts));
}

function promptOf(prompts: Prompts, id: string): FlowPrompt {
  const texts = prompts.languages.flatMap((language) => {
    const text = prompts.text(id, language);
    return text === undefined ? [] : [[language, text] as const];
  });
  const clips = prompts.languages.flatMap((language) => {
    const clip = prompts.clip(id, language);
    if (!clip) return [];
    return [
      [language, { url: `/api/v1/clips/${clip.id}.wav`, seconds: clip.seconds, state: clip.state }] as const,
    ];
  });
  return { texts: Object.fromEntries(texts), clips: Object.fromEntries(clips) };
}
