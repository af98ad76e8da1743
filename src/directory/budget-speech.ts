import type { Utterance, Voice } from '../calls/ports.ts';
import type { Json } from '../core/call/events.ts';
import type { Flow } from '../core/flow/schema.ts';
import { withValue, type Values } from '../core/flow/values.ts';
import { nodeTypeOf } from '../core/nodes/registry.ts';
import { render } from '../core/speech/render.ts';
import type { SayItem } from '../core/speech/say.ts';
import { budget, districtBudget } from './budgets.ts';
import type { ReferenceStore } from './ports.ts';
import type { QueryContext } from './query.ts';

export interface SpeechParts {
  facts: ReferenceStore;
  context: QueryContext;
  voice: Voice;
  /** What answers a call now: the flow and those that it runs. */
  flows: readonly Flow[];
}

/** One part of a budget that has a name in the flow, as it is said. */
export interface SpokenPart {
  destination: string;
  utterance: Utterance;
}

/** By the length of a place's code: the flow that tells the budget, and the question that it asks. */
const TOLD_BY: { [length: number]: { flowId: string; query: string } } = {
  6: { flowId: 'commune-budget', query: 'budget' },
  4: { flowId: 'district-budget', query: 'district-budget' },
};

/**
 * The budget of a commune or a district in one year, as a caller hears it: in the words of the flow that is answered with
 * now, from the same look-up, each content of the flow for itself and without its keys.
 * Out: undefined where callers hear nothing of that year. Throws FlowFault where the flow cannot say it.
 */
export function budgetSpeech(
  parts: SpeechParts,
  place: string,
  year: number,
  language: string,
): SpokenPart[] | undefined {
  const told = TOLD_BY[place.length];
  const data = told && lookUp(parts, place, year);
  if (!told || data === undefined) return undefined;
  const flow = parts.flows.find(({ id }) => id === told.flowId);
  if (!flow) return undefined;
  const values = valuesOf(flow, told.query, place, data);
  return contentOf(flow).map(({ destination, say }) => ({
    destination,
    utterance: parts.voice.utter(render(say, values, language), language),
  }));
}

/** As if the year were the newest, since callers hear the newest one; undefined where it is not the one that they hear. */
function lookUp({ facts, context }: SpeechParts, place: string, year: number): Json | undefined {
  const until: ReferenceStore = {
    ...facts,
    budget: (code) => facts.budget(code).filter((row) => row.year <= year),
  };
  const query = place.length === 6 ? budget : districtBudget;
  const answer = query.answer({ commune: place }, until, context);
  if (answer.outcome !== 'found') return undefined;
  const { data } = answer;
  return (data as { year?: unknown }).year === year ? data : undefined;
}

/** What the flow knows by then. The caller has just named the place, so nobody asks whether it is theirs. */
function valuesOf(flow: Flow, query: string, place: string, data: Json): Values {
  const known: Values = { commune: { code: place }, caller: { commune: place } };
  return Object.values(flow.nodes)
    .flatMap((node) => ('query' in node && node.query === query && 'into' in node ? [String(node.into)] : []))
    .reduce((values, path) => withValue(values, path, data), known);
}

/** What is said at the nodes that callers come to it for. */
const contentOf = (flow: Flow): { destination: string; say: readonly SayItem[] }[] =>
  Object.values(flow.nodes).flatMap((node) =>
    node.destination === undefined
      ? []
      : [{ destination: node.destination, say: nodeTypeOf(node.type).says(node) }],
  );
