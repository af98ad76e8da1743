import { MAX_SUBFLOW_DEPTH } from '../../call/ceilings.ts';
import type { Flow } from '../schema.ts';
import { problem, type Rule } from './subject.ts';

const flowRunBy = (node: object): string | undefined => (node as { flow?: string }).flow;

/** A subflow node names a flow that exists, and connects exactly the exits of that flow. */
export const subflowExits: Rule = (subject) =>
  subject.nodes
    .filter(({ type }) => type.type === 'subflow')
    .flatMap(({ id, node }) => {
      const name = flowRunBy(node) ?? '';
      const inner = subject.world.flows.get(name);
      if (!inner) return [problem(subject, id, 'unknown-flow', { flow: name })];
      const connected = Object.keys(node.exits ?? {});
      return [
        ...inner.exits
          .filter((exit) => !connected.includes(exit))
          .map((exit) => problem(subject, id, 'exit-not-connected', { exit, flow: name })),
        ...connected
          .filter((exit) => !inner.exits.includes(exit))
          .map((exit) => problem(subject, id, 'exit-not-used', { exit, flow: name })),
      ];
    });

interface Passing {
  with?: { [name: string]: unknown };
  give?: { [path: string]: string };
}

/** A subflow gets the inputs that it needs and no others, and gives only what it has. */
export const subflowValues: Rule = (subject) =>
  subject.nodes
    .filter(({ type }) => type.type === 'subflow')
    .flatMap(({ id, node }) => {
      const inner = subject.world.flows.get(flowRunBy(node) ?? '');
      if (!inner) return [];
      const { with: passed = {}, give = {} } = node as Passing;
      const inputs = inner.inputs ?? {};
      const flow = inner.id;
      return [
        ...Object.keys(inputs)
          .filter((name) => inputs[name]?.default === undefined && !(name in passed))
          .map((value) => problem(subject, id, 'input-missing', { flow, value })),
        ...Object.keys(passed)
          .filter((name) => !(name in inputs))
          .map((value) => problem(subject, id, 'input-unknown', { flow, value })),
        ...Object.values(give)
          .filter((name) => !inner.outputs?.includes(name))
          .map((value) => problem(subject, id, 'output-unknown', { flow, value })),
      ];
    });

/** A flow that runs itself, by whatever way round, would never be compiled to an end. */
export const subflowCycle: Rule = (subject) =>
  runsItself(subject.flow, subject.world.flows) ? [problem(subject, '', 'subflow-cycle')] : [];

function runsItself(flow: Flow, flows: ReadonlyMap<string, Flow>): boolean {
  const seen = new Set<string>();
  const open = Object.values(flow.nodes).map(flowRunBy);
  while (open.length > 0) {
    const id = open.pop();
    if (id === flow.id) return true;
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    open.push(...Object.values(flows.get(id)?.nodes ?? {}).map(flowRunBy));
  }
  return false;
}

/** Flows inside flows, no deeper than a machine is made of. */
export const subflowDepth: Rule = (subject) =>
  !runsItself(subject.flow, subject.world.flows) &&
  depthOf(subject.flow, subject.world.flows, 0) > MAX_SUBFLOW_DEPTH
    ? [problem(subject, '', 'subflow-depth', { most: MAX_SUBFLOW_DEPTH })]
    : [];

/** Counted no further than one past the limit, so that a flow that runs itself has an end here too. */
function depthOf(flow: Flow, flows: ReadonlyMap<string, Flow>, depth: number): number {
  if (depth > MAX_SUBFLOW_DEPTH) return depth;
  const inside = Object.values(flow.nodes).flatMap((node) => flows.get(flowRunBy(node) ?? '') ?? []);
  return Math.max(depth, ...[...new Set(inside)].map((one) => depthOf(one, flows, depth + 1)));
}

/** A look-up asks a question that the directory answers. */
export const unknownQuery: Rule = (subject) =>
  subject.nodes.flatMap(({ id, node }) => {
    const query = (node as { query?: string }).query;
    return query === undefined || subject.world.queries.has(query)
      ? []
      : [problem(subject, id, 'unknown-query', { query })];
  });
