import type { CallContext } from '../../call/context.ts';
import type { Unsent } from '../../call/unsent.ts';
import type { NodeScope } from '../node-type.ts';
import { beginAsking } from '../question.ts';
import { update, type Action, type StateConfig, type Transition } from '../states.ts';
import { arrived, checking } from './arriving.ts';
import { reviewing } from './reviewing.ts';
import { dropHeld, forget, inviting, waiting } from './speaking.ts';
import type { Taking } from './taking.ts';

/** The states from the invitation to the review; a node puts its own beside them. */
export const takingStates = (taking: Taking): Record<string, StateConfig> => ({
  inviting: inviting(taking),
  checking: checking(taking),
  arrived: arrived(taking),
  waiting: waiting(taking),
  reviewing: reviewing(taking),
});

/** Whoever comes back to a node that takes something begins anew, and what was not sent is not kept. */
export const beginTaking = (scope: NodeScope, unsent: (context: CallContext) => Unsent): Action[] => [
  ...beginAsking(scope),
  dropHeld,
  update(({ context }) => ({
    unsent: unsent(context),
    scratch: { ...context.scratch, speeches: 0, waits: 0 },
  })),
];

/** A way out of a node that takes something: nothing is held any more. In: what is done before that. */
export function leaveTaking(scope: NodeScope, exit: string, ...first: Action[]): Transition {
  const way = scope.exit(exit);
  return { ...way, actions: [...first, forget, ...(way.actions ?? [])] };
}
