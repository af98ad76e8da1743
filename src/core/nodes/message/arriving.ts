import type { CallContext } from '../../call/context.ts';
import { prompt } from '../../speech/parts.ts';
import { foundData, lookUpState } from '../look-up.ts';
import type { NodeScope } from '../node-type.ts';
import { CEILING, effect, freshQuestion, update, type StateConfig, type Transition } from '../states.ts';
import { MESSAGE_WORDS, MOST_EMPTY_SPEECHES, MOST_WAITS } from './message-words.ts';
import { count, counted, forget, withoutRecording } from './speaking.ts';

/** Asks whether the sound is here. */
export function checking(scope: NodeScope): StateConfig {
  const answered: Transition = {
    target: `#${scope.id}:arrived`,
    actions: [update((moment) => ({ scratch: { ...moment.context.scratch, arrival: foundData(moment) } }))],
  };
  const state = lookUpState(
    ({ unsent }) => ({ query: 'recording-ready', args: { id: unsent?.recording ?? '' } }),
    // Where nobody can tell, the message is there all the same: it can be sent without being heard.
    { found: [answered], notFound: review(scope), failed: review(scope) },
  );
  return { ...state, id: `${scope.id}:checking` };
}

/** Where to go with the answer: listen to it, wait a moment longer, or say it again because it was lost. */
export function arrived(scope: NodeScope): StateConfig {
  const failed = scope.exit('failed');
  return {
    id: `${scope.id}:arrived`,
    always: [
      CEILING,
      {
        target: `#${scope.id}:waiting`,
        guard: ({ context }) => arrival(context) === 'expected' && counted(context, 'waits') < MOST_WAITS,
      },
      {
        target: `#${scope.id}:inviting`,
        guard: ({ context }) =>
          arrival(context) === 'lost' && counted(context, 'speeches') < MOST_EMPTY_SPEECHES,
        actions: [
          withoutRecording,
          count('speeches'),
          effect(() => ({ type: 'say', parts: [prompt(MESSAGE_WORDS.lost), { pause: 0.3 }] })),
        ],
      },
      {
        ...failed,
        guard: ({ context }) => arrival(context) === 'lost',
        actions: [forget, ...(failed.actions ?? [])],
      },
      review(scope),
    ],
  };
}

/** `fetched`, `expected` or `lost`. */
export function arrival({ scratch }: CallContext): string {
  const found = scratch['arrival'];
  const state = typeof found === 'object' && found !== null && !Array.isArray(found) ? found['state'] : null;
  return typeof state === 'string' ? state : '';
}

const review = (scope: NodeScope): Transition => ({
  target: `#${scope.id}:reviewing`,
  actions: [freshQuestion],
});
