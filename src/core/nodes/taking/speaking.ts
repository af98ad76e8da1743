import type { CallContext } from '../../call/context.ts';
import type { Effect } from '../../call/effects.ts';
import { prompt } from '../../speech/parts.ts';
import { CEILING, effect, record, update, type Moment, type StateConfig } from '../states.ts';
import type { Taking } from './taking.ts';

/** Ends what is said. One digit: carriers read several characters differently. */
const END_KEY = '1';

/** How often a caller is asked to speak anew after saying nothing, or after the sound was lost. */
export const MOST_EMPTY_SPEECHES = 2;

export const counted = (context: CallContext, name: 'speeches' | 'waits'): number =>
  Number(context.scratch[name] ?? 0);

export const count = (name: 'speeches' | 'waits') =>
  update(({ context }) => ({ scratch: { ...context.scratch, [name]: counted(context, name) + 1 } }));

/** Speeches that came to nothing are counted anew. */
export const freshSpeeches = update(({ context }) => ({ scratch: { ...context.scratch, speeches: 0 } }));

/** Asks for the voice and waits for it. */
export function inviting(taking: Taking): StateConfig {
  const { scope, maxSeconds, silenceSeconds, tooShort } = taking;
  const fact = record(() => ({ type: 'noInput', node: scope.id }));
  return {
    id: `${scope.id}:inviting`,
    entry: [
      update(({ context }) => ({ steps: context.steps + 1, awaits: 'recording' })),
      effect(({ context }) => ({ type: 'say', parts: taking.invitation(context) })),
      effect(() => ({ type: 'recordVoice', maxSeconds, silenceSeconds, endKey: END_KEY })),
    ],
    on: {
      recorded: [
        { ...CEILING, actions: [dropHeard] },
        {
          target: `#${scope.id}:checking`,
          guard: (moment) => (heard(moment)?.seconds ?? 0) >= taking.shortestSeconds,
          actions: [withRecording, update(({ context }) => ({ scratch: { ...context.scratch, waits: 0 } }))],
        },
        {
          target: `#${scope.id}:inviting`,
          reenter: true,
          guard: ({ context }) => counted(context, 'speeches') < MOST_EMPTY_SPEECHES,
          actions: [fact, dropHeard, count('speeches'), words(taking.words.tooShort)],
        },
        { ...tooShort, actions: [fact, dropHeard, ...(tooShort.actions ?? [])] },
      ],
    },
  };
}

/** A moment of waiting for the sound to arrive: something is heard, then the call comes back. */
export const waiting = ({ scope, words: { beingFetched } }: Taking): StateConfig => ({
  id: `${scope.id}:waiting`,
  entry: [
    update(({ context }) => ({ steps: context.steps + 1, awaits: 'wait' })),
    count('waits'),
    effect(({ context }) => ({
      type: 'say',
      parts: [...(counted(context, 'waits') > 1 ? [{ pause: 1.5 }] : []), prompt(beingFetched)],
    })),
    effect(() => ({ type: 'goOn' })),
  ],
  on: { wentOn: [CEILING, { target: `#${scope.id}:checking` }] },
});

/** Why it has to be said again, and a breath before the invitation. */
export const words = (id: string) => effect(() => ({ type: 'say', parts: [prompt(id), { pause: 0.3 }] }));

const heard = ({ event }: Moment): { id: string; seconds: number } | null =>
  event.type === 'recorded' ? event.recording : null;

const withRecording = update((moment) => ({
  unsent: moment.context.unsent ? { ...moment.context.unsent, recording: heard(moment)?.id ?? null } : null,
}));

/** Nothing to say is nothing done. */
const NOTHING: Effect = { type: 'say', parts: [] };

/** What was said is too little to keep. */
const dropHeard = effect((moment) => {
  const recording = heard(moment);
  return recording ? { type: 'dropRecording', recording: recording.id } : NOTHING;
});

/** The recording that the caller holds is deleted. */
export const dropHeld = effect(({ context }) =>
  context.unsent?.recording ? { type: 'dropRecording', recording: context.unsent.recording } : NOTHING,
);

/** Nothing is held any more, and nothing is to be settled when the call ends. */
export const forget = update(() => ({ unsent: null }));

/** What is being spoken stays, without what was said. */
export const withoutRecording = update(({ context }) => ({
  unsent: context.unsent ? { ...context.unsent, recording: null } : null,
}));
