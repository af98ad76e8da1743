import { assign, enqueueActions } from 'xstate';
import type { CallContext } from '../call/context.ts';
import type { Effect } from '../call/effects.ts';
import type { CallEvent } from '../call/events.ts';
import type { Action, Moment, StateConfig, Transition } from '../nodes/states.ts';

/**
 * What XState carries through one step of a call as its context: the call's own context as it is by now, and the effects so
 * far. Each step begins with one of its own (`src/core/call/advance.ts`) and nobody sees it before its end, so that it may
 * be written to: XState's `assign` computes the value of the whole machine anew each time, and every effect that is handed
 * to it goes through its queue of actions; both together were a third of what a step cost.
 */
export interface StepNotes {
  context: CallContext;
  effects: Effect[];
}

/** The states of a machine as XState takes them. In: these; the ids of those that they lie in. */
export const statesForXState = (
  states: { [name: string]: StateConfig },
  around: readonly string[] = [],
): object =>
  Object.fromEntries(Object.entries(states).map(([name, state]) => [name, stateForXState(state, around)]));

const stateForXState = (
  { entry, always, on, states, ...state }: StateConfig,
  around: readonly string[],
): object => ({
  ...state,
  ...(entry && { entry: listForXState(entry) }),
  ...(always && { always: always.map((way) => alwaysForXState(way, around)) }),
  ...(on && {
    on: Object.fromEntries(
      Object.entries(on).map(([event, ways]) => [event, ways.map((way) => transitionForXState(way))]),
    ),
  }),
  ...(states && { states: statesForXState(states, state.id === undefined ? around : [...around, state.id]) }),
});

/**
 * XState looks for a further way without an event only where the snapshot is another one. A way back into what the state
 * lies in ends in the very same states, so that it is made another one there.
 */
const alwaysForXState = (way: Transition, around: readonly string[]): object =>
  transitionForXState(way, around.includes(way.target?.slice(1) ?? '') ? [AS_ANOTHER_SNAPSHOT] : []);

const AS_ANOTHER_SNAPSHOT = assign(({ context }: { context: StepNotes }) => context) as object;

interface XStateMoment {
  context: StepNotes;
  event: CallEvent;
}

const transitionForXState = (
  { actions = [], guard, ...way }: Transition,
  further: readonly object[] = [],
): object => ({
  ...way,
  ...(guard && { guard: ({ context: notes, event }: XStateMoment) => guard(momentOf(notes, event)) }),
  actions: [...(actions.length > 0 ? [listForXState(actions)] : []), ...further],
});

/** They are done at once, in their order: what comes after them may depend on what they changed. */
function listForXState(actions: readonly Action[]): object {
  return enqueueActions<StepNotes, CallEvent, undefined, CallEvent, never, never, never, never, never>(
    ({ context: notes, event }) => {
      for (const action of actions) {
        const moment = momentOf(notes, event);
        if (action.type === 'effect') notes.effects.push(action.make(moment));
        else notes.context = { ...notes.context, ...action.change(moment) };
      }
    },
  );
}

const momentOf = ({ context }: StepNotes, event: CallEvent): Moment => ({ context, event });
