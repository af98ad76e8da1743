import { followed, freeName, moveNodes } from './edits.ts';
import type { FlowJson, NodeJson, Place, Places } from './flow.ts';

/** Copied nodes, as they are kept between two flows. */
export interface CopiedNodes {
  nodes: { [name: string]: NodeJson };
  places: Places;
}

/** How far a copy stands from where it came from, in pixels. */
const ASIDE = 40;

/** In: where the cards stand, moved by people or by themselves. */
export function copyNodes(flow: FlowJson, names: readonly string[], places: Places): CopiedNodes {
  const there = names.filter((name) => name in flow.nodes);
  return {
    nodes: Object.fromEntries(there.map((name) => [name, flow.nodes[name] as NodeJson])),
    places: Object.fromEntries(there.map((name) => [name, places[name] ?? [0, 0]])),
  };
}

/** @returns the flow with the copies under names that are free, and these names. Ways among the copies stay among them. */
export function pasteNodes(flow: FlowJson, copied: CopiedNodes): { flow: FlowJson; names: string[] } {
  const renamed = new Map<string, string>();
  for (const name of Object.keys(copied.nodes))
    renamed.set(name, freeName([...Object.keys(flow.nodes), ...renamed.values()], name));
  const follow = (target: string): string => renamed.get(target) ?? target;
  const nodes = Object.entries(copied.nodes).map(([name, node]) => [follow(name), followed(node, follow)]);
  const places = Object.entries(copied.places).map(([name, [x, y]]): [string, Place] => [
    follow(name),
    [x + ASIDE, y + ASIDE],
  ]);
  const pasted = { ...flow, nodes: { ...flow.nodes, ...(Object.fromEntries(nodes) as FlowJson['nodes']) } };
  return { flow: moveNodes(pasted, Object.fromEntries(places)), names: [...renamed.values()] };
}
