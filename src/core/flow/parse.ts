import { z } from 'zod';
import { flowSchema, SPEC_VERSION, type Flow } from './schema.ts';
import { finding, type Finding, type FlowRule } from './sentences.ts';

/** One thing that is wrong with a flow: which flow, which node (empty for the flow itself), which rule, in words. */
export interface Problem {
  flow: string;
  node: string;
  /** `schema` for a field whose shape is wrong. */
  rule: FlowRule | 'schema';
  message: string;
  /** What the rule names, for words in other languages. */
  names?: Finding['names'];
  /** The field inside the node, or inside the flow where it is no node's; only where one field is to blame. */
  path?: (string | number)[];
}

/**
 * A flow from plain data (a parsed YAML file).
 * Out: the flow, or every problem that its shape has; never both.
 */
export function parseFlow(data: unknown, file: string): { flow: Flow } | { problems: Problem[] } {
  const version = z.object({ specVersion: z.unknown() }).safeParse(data);
  if (version.success && version.data.specVersion !== SPEC_VERSION) {
    const names = { version: String(version.data.specVersion), reads: SPEC_VERSION };
    return { problems: [{ flow: file, node: '', ...finding('spec-version', names) }] };
  }
  const parsed = flowSchema.safeParse(data);
  if (parsed.success) return { flow: parsed.data };
  return { problems: parsed.error.issues.map((issue) => problemOf(issue, file)) };
}

function problemOf(issue: z.core.$ZodIssue, file: string): Problem {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const inNode = path[0] === 'nodes' && path.length > 1;
  const inside = inNode ? path.slice(2) : path;
  const where = inside.join('.');
  return {
    flow: file,
    node: inNode ? String(path[1]) : '',
    rule: 'schema',
    ...refined(issue),
    message: where ? `${where}: ${issue.message}` : issue.message,
    path: inside,
  };
}

/** What a rule of the schema says of itself; nothing where only a field has a wrong shape. */
const refined = (issue: z.core.$ZodIssue): Partial<Omit<Finding, 'message'>> =>
  issue.code === 'custom' ? { ...issue.params } : {};
