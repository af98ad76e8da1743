import type { LookUp } from '../call/effects.ts';
import type { Json } from '../call/events.ts';
import { effect, type Moment, type StateConfig, type Transition } from './states.ts';
import type { CallContext } from '../call/context.ts';

/** A state that asks the directory and waits, within the same turn, for its answer. */
export function lookUpState(
  question: (context: CallContext) => LookUp,
  ways: { found: Transition[]; notFound: Transition; failed: Transition },
): StateConfig {
  const outcome =
    (name: 'found' | 'notFound' | 'failed') =>
    ({ event }: Moment): boolean =>
      event.type === 'lookedUp' && event.outcome === name;
  return {
    entry: [effect(({ context }) => ({ type: 'lookUp', ...question(context) }))],
    on: {
      lookedUp: [
        ...ways.found.map((way) => ({
          ...way,
          guard: (moment: Moment) => outcome('found')(moment) && (way.guard?.(moment) ?? true),
        })),
        { ...ways.notFound, guard: outcome('notFound') },
        ways.failed,
      ],
    },
  };
}

export const foundData = ({ event }: Moment): Json =>
  event.type === 'lookedUp' && event.outcome === 'found' ? event.data : null;
