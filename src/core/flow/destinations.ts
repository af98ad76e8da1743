import type { Flows } from './compile.ts';

/** Every node of a flow and of the flows it runs that is named as a destination: whole path -> name. */
export function destinationPaths(flowId: string, flows: Flows, path = flowId): Map<string, string> {
  const found = new Map<string, string>();
  for (const [id, node] of Object.entries(flows.get(flowId)?.nodes ?? {})) {
    const here = `${path}/${id}`;
    if (node.destination) found.set(here, node.destination);
    const inner = 'flow' in node ? String(node.flow) : undefined;
    if (inner) destinationPaths(inner, flows, here).forEach((name, at) => found.set(at, name));
  }
  return found;
}
