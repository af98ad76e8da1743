import { nodeTypeOf } from '../../nodes/registry.ts';
import type { NodeBase, NodeType } from '../../nodes/node-type.ts';
import type { Flow } from '../schema.ts';
import { finding, type FlowRule } from '../sentences.ts';
import type { Problem } from '../parse.ts';

/** What the linter knows of the world outside the flow. */
export interface LintWorld {
  flows: ReadonlyMap<string, Flow>;
  /** True when a prompt can be heard in this language, or is made to be heard in another language only. */
  canBeHeard(id: string, language: string): boolean;
  /** Names of the queries that the directory answers. */
  queries: ReadonlySet<string>;
}

/** One flow under the linter's eyes. */
export interface Subject {
  flow: Flow;
  world: LintWorld;
  nodes: { id: string; node: NodeBase; type: NodeType }[];
}

export type Rule = (subject: Subject) => Problem[];

export function subjectOf(flow: Flow, world: LintWorld): Subject {
  const nodes = Object.entries(flow.nodes).map(([id, node]) => ({ id, node, type: nodeTypeOf(node.type) }));
  return { flow, world, nodes };
}

/** In: whose problem it is, the rule, and what it names. */
export const problem = <Rule extends FlowRule>(
  subject: Subject,
  node: string,
  ...found: Parameters<typeof finding<Rule>>
): Problem => ({ flow: subject.flow.id, node, ...finding(...found) });

/** Before the name of a flow's own exit, where a target leaves the flow. */
export const RETURN = 'return:';

/** The exits that are connected, and where they lead. */
export const exitsOf = (node: NodeBase): [string, string][] =>
  Object.entries(node.exits ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined);

/** Nodes that a node can lead to within its flow, by its own exits and by what holds everywhere. */
export function successors(subject: Subject, node: NodeBase, asks: boolean): string[] {
  const own = exitsOf(node).map(([, target]) => target);
  const fallbacks: (string | undefined)[] = asks ? Object.values(subject.flow.everywhere ?? {}) : [];
  return [...own, ...fallbacks].filter(
    (target): target is string => target !== undefined && !target.startsWith(RETURN),
  );
}
