import type { CallStep, Happening } from './api-types.ts';
import { untoldTurns, type LoggedEvent, type NodeFinder } from '../../core/call/confidential.ts';
import { happeningOf, type LoggedUtterance } from './happenings.ts';

/**
 * Tells a call step by step. In: its events in their order, where its nodes and words are found, and when the caller hung
 * up (null where nobody told us). What a caller did
 * belongs to the step that asked; what was said stands in the last step of its turn, since one clip is said for all of
 * them.
 */
export function storyOf(
  events: readonly LoggedEvent[],
  nodeAt: NodeFinder,
  utterance: (hash: string) => LoggedUtterance | undefined,
  hungUpAt: number | null,
): CallStep[] {
  const untold = untoldTurns(events, nodeAt);
  const steps: CallStep[] = [];
  let spoken: { at: number; seconds: number } | null = null;
  for (const event of events) {
    if (event.type === 'step' || steps.length === 0) steps.push(stepAt(event, nodeAt));
    const happening = happeningOf(event, { nodeAt, utterance, untold, spoken, hungUpAt });
    if (happening) steps.at(-1)?.happenings.push(happening);
    if (happening?.type === 'said') spoken = { at: event.at, seconds: happening.seconds };
  }
  return steps.filter(isWorthTelling);
}

function stepAt({ node, at }: LoggedEvent, nodeAt: NodeFinder): CallStep {
  const found = nodeAt(node);
  return {
    path: node,
    flow: found?.flow.id ?? null,
    node: found?.name ?? node.slice(node.lastIndexOf('/') + 1),
    type: found?.node.type ?? '',
    at,
    happenings: [] as Happening[],
  };
}

/** The beginning of a call has nothing in it but that it began. */
const isWorthTelling = ({ path, happenings }: CallStep): boolean => path !== '' || happenings.length > 0;
