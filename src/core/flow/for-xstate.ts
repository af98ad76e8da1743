import { enqueueActions } from 'xstate';
import type { CallContext } from '../call/context.ts';
import type { Effect } from '../call/effects.ts';
import type { CallEvent } from '../call/events.ts';
import type { Action, StateConfig, Transition } from '../nodes/states.ts';

/**
 * The states of a machine as XState takes them. It computes the value of the whole machine anew after each assignment, and
 * a node has several in a row: so each list of actions is given to it as one, which makes at most one assignment and then
 * hands out the effects in their order.
 */
export const statesForXState = (states: { [name: string]: StateConfig }): object =>
  Object.fromEntries(Object.entries(states).map(([name, state]) => [name, stateForXState(state)]));

const stateForXState = ({ entry, always, on, states, ...state }: StateConfig): object => ({
  ...state,
  ...(entry && { entry: listForXState(entry) }),
  ...(always && { always: always.map(transitionForXState) }),
  ...(on && {
    on: Object.fromEntries(Object.entries(on).map(([event, ways]) => [event, ways.map(transitionForXState)])),
  }),
  ...(states && { states: statesForXState(states) }),
});

const transitionForXState = ({ actions, ...way }: Transition): object => ({
  ...way,
  ...(actions && { actions: listForXState(actions) }),
});

function listForXState(actions: readonly Action[]): object {
  return enqueueActions<CallContext, CallEvent, undefined, CallEvent, never, never, never, never, never>(
    ({ context: before, event, enqueue }) => {
      let context = before;
      const effects: Effect[] = [];
      for (const action of actions) {
        if (action.type === 'effect') effects.push(action.make({ context, event }));
        else context = { ...context, ...action.change({ context, event }) };
      }
      if (context !== before) enqueue.assign(() => context);
      for (const params of effects) enqueue({ type: 'effect', params } as never);
    },
  );
}
