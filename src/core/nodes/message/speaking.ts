import type { CallContext } from '../../call/context.ts';
import type { Effect } from '../../call/effects.ts';
import { prompt } from '../../speech/parts.ts';
import { render } from '../../speech/render.ts';
import type { NodeScope } from '../node-type.ts';
import type { VoiceMessage } from './schema.ts';
import { CEILING, effect, record, update, type Moment, type StateConfig } from '../states.ts';
import {
  END_KEY,
  MESSAGE_WORDS,
  MOST_EMPTY_SPEECHES,
  SHORTEST_MESSAGE_SECONDS,
  SILENCE_SECONDS,
} from './message-words.ts';

export const counted = (context: CallContext, name: 'speeches' | 'waits'): number =>
  Number(context.scratch[name] ?? 0);

export const count = (name: 'speeches' | 'waits') =>
  update(({ context }) => ({ scratch: { ...context.scratch, [name]: counted(context, name) + 1 } }));

/** Asks for the message and waits for it. */
export function inviting(node: VoiceMessage, scope: NodeScope): StateConfig {
  const tooShort = scope.exit('tooShort');
  const fact = record(() => ({ type: 'noInput', node: scope.id }));
  return {
    id: `${scope.id}:inviting`,
    entry: [
      update(({ context }) => ({ steps: context.steps + 1, awaits: 'recording' })),
      effect(({ context }) => ({ type: 'say', parts: render(node.say, context.values, context.language) })),
      effect(() => ({
        type: 'recordVoice',
        maxSeconds: node.maxSeconds,
        silenceSeconds: SILENCE_SECONDS,
        endKey: END_KEY,
      })),
    ],
    on: {
      recorded: [
        { ...CEILING, actions: [dropHeard] },
        {
          target: `#${scope.id}:checking`,
          guard: (moment) => (heard(moment)?.seconds ?? 0) >= SHORTEST_MESSAGE_SECONDS,
          actions: [withRecording, update(({ context }) => ({ scratch: { ...context.scratch, waits: 0 } }))],
        },
        {
          target: `#${scope.id}:inviting`,
          reenter: true,
          guard: ({ context }) => counted(context, 'speeches') < MOST_EMPTY_SPEECHES,
          actions: [
            fact,
            dropHeard,
            count('speeches'),
            effect(() => ({ type: 'say', parts: [prompt(MESSAGE_WORDS.tooShort), { pause: 0.3 }] })),
          ],
        },
        { ...tooShort, actions: [fact, dropHeard, forget, ...(tooShort.actions ?? [])] },
      ],
    },
  };
}

/** A moment of waiting for the sound to arrive: something is heard, then the call comes back. */
export const waiting = (scope: NodeScope): StateConfig => ({
  id: `${scope.id}:waiting`,
  entry: [
    update(({ context }) => ({ steps: context.steps + 1, awaits: 'wait' })),
    count('waits'),
    effect(({ context }) => ({
      type: 'say',
      parts: [...(counted(context, 'waits') > 1 ? [{ pause: 1.5 }] : []), prompt(MESSAGE_WORDS.beingFetched)],
    })),
    effect(() => ({ type: 'goOn' })),
  ],
  on: { wentOn: [CEILING, { target: `#${scope.id}:checking` }] },
});

export const heard = ({ event }: Moment): { id: string; seconds: number } | null =>
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

/** Nothing is held any more, and the message is not to be settled when the call ends. */
export const forget = update(() => ({ unsent: null }));

/** The message stays, without what was said. */
export const withoutRecording = update(({ context }) => ({
  unsent: context.unsent ? { ...context.unsent, recording: null } : null,
}));
