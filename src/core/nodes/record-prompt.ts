import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import { STANDARD } from '../call/standard-prompts.ts';
import type { UnsentTake } from '../call/unsent.ts';
import { pathSchema, textAt } from '../flow/values.ts';
import { prompt } from '../speech/parts.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { guiding } from './prompt-take/guiding.ts';
import {
  MOST_TAKE_SECONDS,
  MOST_TAKE_WAITS,
  SHORTEST_TAKE_SECONDS,
  TAKE_REFUSALS,
  TAKE_SILENCE_SECONDS,
  TAKE_WORDS,
} from './prompt-take/take-words.ts';
import { effect, freshQuestion, type Action, type Transition } from './states.ts';
import { dropHeld } from './taking/speaking.ts';
import { beginTaking, leaveTaking, takingStates } from './taking/taking-states.ts';
import type { Taking } from './taking/taking.ts';

const schema = z.strictObject({
  type: z.literal('record-prompt'),
  ...commonFields,
  prompt: pathSchema.meta({ description: 'The id of what is to be said' }),
  language: pathSchema.meta({ description: 'The language in which the speaker says it' }),
  goesOn: pathSchema.optional().meta({ description: 'True where callers hear more words after it' }),
  speakerCode: pathSchema.meta({ description: 'The id of the code that the speaker came in with' }),
  exits: z.strictObject({
    kept: targetSchema,
    skipped: targetSchema.meta({ description: 'The speaker leaves it for another time' }),
    failed: targetSchema,
    ...failureExits,
  }),
});

type RecordPrompt = z.infer<typeof schema>;

/**
 * Records one prompt of the line's own voice: it is heard, spoken, heard as callers will hear it, and kept by key 1.
 * What was not kept is nobody's.
 */
export const recordPrompt = nodeType<RecordPrompt>({
  type: 'record-prompt',
  summary: 'Records a prompt in the voice of a speaker, over the phone.',
  schema,
  example: {
    type: 'record-prompt',
    prompt: '$next.prompt',
    language: '$speaker.language',
    goesOn: '$next.goesOn',
    speakerCode: '$speaker.code',
    exits: { kept: 'next-prompt', skipped: 'next-prompt', failed: 'trouble' },
  },
  asks: true,
  says: () => [...Object.values(TAKE_WORDS), ...Object.values(TAKE_REFUSALS), STANDARD.again],
  compile: (node, scope) => {
    const skipped = leaveTaking(scope, 'skipped', dropHeld);
    return {
      entry: [
        ...beginTaking(scope, (context) => unsentOf(node, context)),
        effect(({ context }) => ({
          type: 'useSpeakerCode',
          speakerCode: textAt(node.speakerCode, context.values),
        })),
      ],
      initial: 'guiding',
      states: {
        guiding: guiding(scope, node.goesOn, skipped),
        ...takingStates(takingOf(scope, skipped)),
      },
    };
  },
});

const unsentOf = (node: RecordPrompt, { values }: CallContext): UnsentTake => ({
  purpose: 'prompt',
  prompt: textAt(node.prompt, values),
  language: textAt(node.language, values),
  speakerCode: textAt(node.speakerCode, values),
  recording: null,
  ifHungUp: 'discard',
});

function takingOf(scope: NodeScope, skipped: Transition): Taking {
  return {
    scope,
    invitation: () => [prompt(TAKE_WORDS.afterTone)],
    maxSeconds: MOST_TAKE_SECONDS,
    silenceSeconds: TAKE_SILENCE_SECONDS,
    shortestSeconds: SHORTEST_TAKE_SECONDS,
    mostWaits: MOST_TAKE_WAITS,
    words: TAKE_WORDS,
    refusals: TAKE_REFUSALS,
    choices: [
      { key: '1', reason: TAKE_WORDS.keep, way: leaveTaking(scope, 'kept', keep) },
      { key: '2', reason: TAKE_WORDS.sayAgain, way: 'again' },
      { key: '9', reason: STANDARD.again, way: 'hear-again' },
      { key: '8', reason: TAKE_WORDS.skip, way: skipped },
    ],
    // It may be the sentence itself that is hard: it is heard once more.
    tooShort: { target: `#${scope.id}:guiding`, actions: [freshQuestion] },
    failed: leaveTaking(scope, 'failed'),
    unheard: { way: leaveTaking(scope, 'failed', dropHeld) },
  };
}

const keep: Action = effect(({ context }) => {
  const { prompt: id, language, speakerCode, recording } = context.unsent as UnsentTake;
  return { type: 'keepTake', prompt: id, language, speakerCode, recording: recording ?? '' };
});
