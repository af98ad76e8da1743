import type { FlowSource } from '../../core/flow/flow-source.ts';
import { promptsOfFlows, promptsOfNodes, queriesOfFlows } from '../../core/flow/spoken-prompts.ts';
import type { Flow } from '../../core/flow/schema.ts';
import type { FlowName } from '../api-types.ts';

/** What every flow may say, as if it were a flow of its own. */
export const EVERY_FLOW = 'every-flow';

/** Which flows say which prompts. */
export interface WhereSaid {
  flows(): FlowName[];
  /** The prompts of one flow, or of EVERY_FLOW, in a language; undefined for a flow that no line runs. */
  promptsOf(flow: string, language: string): ReadonlySet<string> | undefined;
}

/**
 * In: the flows that answer the lines, each with those that it runs; and the prompts that the answers to a look-up may
 * name.
 */
export function whereSaid(
  sources: readonly FlowSource[],
  promptsOfQuery: (query: string) => readonly string[],
): WhereSaid {
  const flows = new Map(
    sources
      .flatMap(({ flow, subflows }) => [flow, ...subflows])
      .map((flow): [string, Flow] => [flow.id, flow]),
  );
  return {
    flows: () => [...flows.values()].map(({ id, title }) => ({ id, title })),
    promptsOf: (id, language) => {
      if (id === EVERY_FLOW) return new Set(promptsOfFlows([], language));
      const flow = flows.get(id);
      return flow && new Set([...promptsOfNodes(flow), ...queriesOfFlows([flow]).flatMap(promptsOfQuery)]);
    },
  };
}
