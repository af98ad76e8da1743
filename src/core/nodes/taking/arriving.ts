import type { CallContext } from '../../call/context.ts';
import { foundData, lookUpState } from '../look-up.ts';
import { CEILING, freshQuestion, update, type Moment, type StateConfig, type Transition } from '../states.ts';
import { count, counted, MOST_EMPTY_SPEECHES, withoutRecording, words } from './speaking.ts';
import type { Taking } from './taking.ts';

/** Asks whether the sound is here. */
export function checking(taking: Taking): StateConfig {
  const { scope } = taking;
  const answered: Transition = {
    target: `#${scope.id}:arrived`,
    actions: [update((moment) => ({ scratch: { ...moment.context.scratch, arrival: foundData(moment) } }))],
  };
  const state = lookUpState(
    ({ unsent }) => ({ query: 'recording-ready', args: { id: unsent?.recording ?? '' } }),
    // Where nobody can tell, it is there all the same.
    { found: [answered], notFound: unheard(taking), failed: unheard(taking) },
  );
  return { ...state, id: `${scope.id}:checking` };
}

/** Where to go with the answer: listen to it, wait a moment longer, or say it again because nothing came of it. */
export function arrived(taking: Taking): StateConfig {
  const { scope, failed } = taking;
  const isLost = ({ context }: Moment): boolean => arrival(context) === 'lost';
  return {
    id: `${scope.id}:arrived`,
    always: [
      CEILING,
      {
        target: `#${scope.id}:waiting`,
        guard: ({ context }) =>
          arrival(context) === 'expected' && counted(context, 'waits') < taking.mostWaits,
      },
      ...Object.entries(taking.refusals).flatMap(([why, id]) =>
        refused(taking, id, ({ context }) => reason(context) === why),
      ),
      spokenAnew(taking, taking.words.lost, isLost),
      { ...failed, guard: isLost },
      { ...review(taking), guard: ({ context }) => arrival(context) === 'fetched' },
      unheard(taking),
    ],
  };
}

/** `fetched`, `expected`, `refused` or `lost`. */
export const arrival = (context: CallContext): string => told(context, 'state');

const reason = (context: CallContext): string => told(context, 'why');

function told({ scratch }: CallContext, name: 'state' | 'why'): string {
  const found = scratch['arrival'];
  const word = typeof found === 'object' && found !== null && !Array.isArray(found) ? found[name] : null;
  return typeof word === 'string' ? word : '';
}

/** The caller hears what was wrong with it, and says it again; after several times it is as if nothing was said. */
function refused(taking: Taking, id: string, guard: (moment: Moment) => boolean): Transition[] {
  const { tooShort } = taking;
  return [
    spokenAnew(taking, id, guard),
    { ...tooShort, guard, actions: [withoutRecording, words(id), ...(tooShort.actions ?? [])] },
  ];
}

const spokenAnew = ({ scope }: Taking, id: string, guard: (moment: Moment) => boolean): Transition => ({
  target: `#${scope.id}:inviting`,
  guard: (moment) => guard(moment) && counted(moment.context, 'speeches') < MOST_EMPTY_SPEECHES,
  actions: [withoutRecording, count('speeches'), words(id)],
});

const review = ({ scope }: Taking): Transition => ({
  target: `#${scope.id}:reviewing`,
  actions: [freshQuestion],
});

const unheard = (taking: Taking): Transition =>
  'way' in taking.unheard ? taking.unheard.way : review(taking);
