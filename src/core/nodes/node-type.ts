import { z } from 'zod';
import type { Json } from '../call/events.ts';
import type { SayItem } from '../speech/say.ts';
import type { StateConfig, Transition } from './states.ts';

/** Where an exit leads: a node of the same flow, or `return:<exit>` back to the flow that called this one. */
export const targetSchema = z
  .string()
  .regex(/^(return:)?[a-z0-9]+(-[a-z0-9]+)*$/, 'an exit leads to a node id, or to return:<exit of this flow>')
  .meta({ id: 'Target', description: 'A node of this flow, or return:<exit> to leave a subflow' });

/** What every node may carry, whatever its type. */
export const commonFields = {
  note: z.string().optional().meta({ description: 'For the people who edit the flow; never spoken' }),
  destination: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .optional()
    .meta({
      description: 'The name of the content that callers come here for; flows:report measures the way to it',
    }),
};

/** Failures at a question lead here; without them, where the flow's `everywhere` says. */
export const failureExits = { noInput: targetSchema.optional(), noMatch: targetSchema.optional() };

export interface NodeBase {
  type: string;
  note?: string | undefined;
  destination?: string | undefined;
  exits?: { [exit: string]: string | undefined } | undefined;
}

/** What a node's compiler knows of its surroundings. */
export interface NodeScope {
  /** The whole path: flow, calling nodes, node. Unique in the machine. */
  id: string;
  languages: readonly string[];
  /** The way out by an exit: target and record. `noInput` and `noMatch` fall back to the flow's `everywhere`. */
  exit(name: string): Transition;
  /** Where 0 leads, and where * leads. */
  person: Transition;
  startAgain: Transition;
  /** The nodes of another flow, placed inside this node; what is done on each way out of it. */
  subflow(flowId: string, onLeave?: NonNullable<Transition['actions']>): StateConfig;
  /** The inputs of another flow, and what each is where it is not given. */
  inputsOf(flowId: string): { [name: string]: Json };
}

/** A path that a node sets: on every way on, or only where it leaves by one of these exits. */
export interface Kept {
  path: string;
  exits?: readonly string[];
}

/**
 * One kind of node: its schema, an example that the documentation shows and the tests run, and its behaviour.
 * A new kind is one such file and one line in `registry.ts`.
 */
export interface NodeType<Node extends NodeBase = NodeBase> {
  type: string;
  summary: string;
  schema: z.ZodType<Node>;
  example: Node;
  /** Everything it may say, for checks of prompts and languages. */
  says(node: Node): readonly SayItem[];
  /** Exits that must lead somewhere, beyond those that the schema demands. */
  exits?(node: Node): readonly string[];
  /** Values of the call that it sets. */
  keeps?(node: Node): readonly Kept[];
  /** True for nodes that wait for the caller: their failures fall back to the flow's `everywhere`. */
  asks: boolean;
  compile(node: Node, scope: NodeScope): StateConfig;
}

/** Keeps the node's own type inside its file and hands the registry one common shape. */
export function nodeType<Node extends NodeBase>(definition: NodeType<Node>): NodeType {
  return definition;
}
