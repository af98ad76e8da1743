import { compileFlow } from '../core/flow/compile.ts';
import { FlowFault } from '../core/flow/faults.ts';
import type { Flow } from '../core/flow/schema.ts';
import type { Clock, FlowSource, FlowSourceStore, FlowVersion, FlowVersions } from './ports.ts';

/**
 * The flows that calls are answered with. Each is compiled once; an older version is compiled again from the store
 * when a call that began with it goes on.
 * In: the flows of today (which the linter has passed), by id; a hash for text.
 */
export function flowVersions(
  flows: ReadonlyMap<string, Flow>,
  ports: { sources: FlowSourceStore; clock: Clock; hash: (text: string) => string },
): FlowVersions {
  const compiled = new Map<string, FlowVersion>();
  const current = new Map<string, FlowVersion>();
  const compile = (flowId: string, version: string, source: FlowSource): FlowVersion => {
    const key = `${flowId}@${version}`;
    const known = compiled.get(key);
    if (known) return known;
    const subflows = new Map(source.subflows.map((one) => [one.id, one]));
    const made = { flowId, version, source, machine: compileFlow(source.flow, subflows) };
    compiled.set(key, made);
    return made;
  };
  return {
    current: (flowId) => {
      const known = current.get(flowId);
      if (known) return known;
      const source = sourceOf(flowId, flows);
      const version = ports.hash(JSON.stringify(source)).slice(0, 12);
      ports.sources.keep(flowId, version, source, ports.clock.now());
      const made = compile(flowId, version, source);
      current.set(flowId, made);
      return made;
    },
    find: (flowId, version) => {
      const known = compiled.get(`${flowId}@${version}`);
      if (known) return known;
      const source = ports.sources.find(flowId, version);
      if (!source)
        throw new FlowFault('unknown-flow-version', `There is no version ${version} of ${flowId}.`);
      return compile(flowId, version, source);
    },
  };
}

function sourceOf(flowId: string, flows: ReadonlyMap<string, Flow>): FlowSource {
  const found = new Map<string, Flow>();
  const open = [flowId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const flow = flows.get(id);
    if (!flow) throw new FlowFault('unknown-flow', `There is no flow ${id}.`);
    if (found.has(id)) continue;
    found.set(id, flow);
    open.push(...Object.values(flow.nodes).flatMap((node) => ('flow' in node ? [String(node.flow)] : [])));
  }
  const [flow, ...subflows] = [...found.values()];
  if (!flow) throw new FlowFault('unknown-flow', `There is no flow ${flowId}.`);
  return { flow, subflows: subflows.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}
