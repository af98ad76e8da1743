import { languagePrompt, standardPrompts } from '../call/standard-prompts.ts';
import { nodeTypeOf } from '../nodes/registry.ts';
import { namedPrompts } from '../speech/say.ts';
import { speechPrompts } from '../speech/vocabulary.ts';
import type { Flow } from './schema.ts';

/**
 * Everything that a call through these flows may say in a language, but for what the facts bring with them: the prompts
 * of its nodes, of its keys and failures, of numbers and dates, and the invitation to the language.
 */
export function promptsOfFlows(flows: readonly Flow[], language: string): string[] {
  return [
    ...new Set([
      ...flows.flatMap(promptsOfNodes),
      ...standardPrompts(),
      ...speechPrompts(language),
      languagePrompt(language),
    ]),
  ];
}

/** What the nodes of one flow name, and nothing that every flow may say. */
export const promptsOfNodes = (flow: Flow): string[] =>
  Object.values(flow.nodes).flatMap((node) => namedPrompts(nodeTypeOf(node.type).says(node)));

/** The look-ups that these flows make, whose answers name prompts of their own. */
export function queriesOfFlows(flows: readonly Flow[]): string[] {
  const nodes = flows.flatMap((flow) => Object.values(flow.nodes));
  return [...new Set(nodes.flatMap((node) => ('query' in node ? [String(node.query)] : [])))];
}
