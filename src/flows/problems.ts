import { compileFlow } from '../core/flow/compile.ts';
import { lintFlow } from '../core/flow/lint/lint.ts';
import { parseFlow, type Problem } from '../core/flow/parse.ts';
import type { Flow } from '../core/flow/schema.ts';
import { finding } from '../core/flow/sentences.ts';
import type { FlowJson, FlowProblem } from './api-types.ts';
import type { FlowPorts, FlowSet } from './ports.ts';

type ProblemPorts = Pick<FlowPorts, 'reader' | 'world'>;

/** The flows of a set, and what is wrong with the shape of the others. */
export function flowsOf(
  { reader }: Pick<FlowPorts, 'reader'>,
  set: FlowSet,
): { flows: Map<string, Flow>; problems: FlowProblem[] } {
  const flows = new Map<string, Flow>();
  const problems: FlowProblem[] = [];
  for (const [id, hash] of set) {
    const read = reader.read(hash);
    if ('flow' in read) flows.set(id, read.flow);
    else problems.push(...read.problems.map((problem) => asAnswered({ ...problem, flow: id })));
  }
  return { flows, problems };
}

/**
 * All that stands against answering calls with a set of flows: problems of shape, of the linter, lines without their
 * flow, and as the last word what does not compile. Empty: the set may go live.
 */
export function problemsOfSet(ports: ProblemPorts, set: FlowSet): FlowProblem[] {
  const { flows, problems } = flowsOf(ports, set);
  const lint = lintWorld(ports, flows);
  const found = [
    ...problems,
    ...[...flows.values()].flatMap((flow) => lintFlow(flow, lint).map(asAnswered)),
    ...linesWithout(ports, set),
  ];
  return found.length > 0 ? found : uncompiled(flows);
}

/** The problems of one flow in the midst of others, and those that it makes for the flows that run it. */
export function problemsOfFlow(
  ports: ProblemPorts,
  json: FlowJson,
  others: ReadonlyMap<string, Flow>,
): FlowProblem[] {
  const parsed = parseFlow(json, json.id);
  if ('problems' in parsed) return parsed.problems.map(asAnswered);
  const flows = new Map(others).set(json.id, parsed.flow);
  const users = [...others.values()].filter((one) => one.id !== json.id && runs(one, json.id));
  const before = new Set(users.flatMap((one) => keysOf(lintFlow(one, lintWorld(ports, others)))));
  const lint = lintWorld(ports, flows);
  return [
    ...lintFlow(parsed.flow, lint),
    // Only what is new: what was wrong with them before is not this flow's doing.
    ...users.flatMap((one) => lintFlow(one, lint)).filter((problem) => !before.has(keyOf(problem))),
  ].map(asAnswered);
}

/** Whether one flow runs another in one of its nodes. */
export const runs = (flow: Flow, id: string): boolean =>
  Object.values(flow.nodes).some((node) => 'flow' in node && node.flow === id);

const lintWorld = ({ world }: ProblemPorts, flows: ReadonlyMap<string, Flow>) => {
  const prompts = world.prompts();
  return { flows, queries: world.queries, canBeHeard: prompts.canBeHeard };
};

const keyOf = ({ flow, node, rule, message }: Problem): string => [flow, node, rule, message].join('\n');

const keysOf = (problems: Problem[]): string[] => problems.map(keyOf);

const asAnswered = ({ flow, node, rule, message, names = {}, path = [] }: Problem): FlowProblem => ({
  ...{ flow, rule, message, names, path },
  node: node === '' ? null : node,
});

function linesWithout({ world }: ProblemPorts, set: FlowSet): FlowProblem[] {
  return world
    .lines()
    .filter(({ flow }) => !set.has(flow))
    .map(({ number, flow }) => ({
      ...{ flow, node: null, path: [] },
      ...finding('line-without-flow', number === '*' ? {} : { line: number }),
    }));
}

/** Flows that no other runs are compiled; with each of them all that it runs is. */
function uncompiled(flows: ReadonlyMap<string, Flow>): FlowProblem[] {
  const all = [...flows.values()];
  const outermost = all.filter(({ id }) => !all.some((one) => runs(one, id)));
  return outermost.flatMap((flow) => {
    try {
      compileFlow(flow, flows);
      return [];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return [{ flow: flow.id, node: null, path: [], ...finding('compile', { reason }) }];
    }
  });
}
