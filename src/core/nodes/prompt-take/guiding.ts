import type { CallContext } from '../../call/context.ts';
import { STANDARD } from '../../call/standard-prompts.ts';
import type { UnsentTake } from '../../call/unsent.ts';
import { valueAt } from '../../flow/values.ts';
import { prompt, type Part } from '../../speech/parts.ts';
import { choiceParts } from '../choices.ts';
import type { NodeScope } from '../node-type.ts';
import { onKey, questionState } from '../question.ts';
import type { StateConfig, Transition } from '../states.ts';
import { freshSpeeches } from '../taking/speaking.ts';
import { TAKE_WORDS } from './take-words.ts';

/** The sentence, as often as the speaker wants to hear it: whoever translates needs it more than once. */
export const guiding = (scope: NodeScope, goesOn: string | undefined, skipped: Transition): StateConfig =>
  questionState(scope, {
    name: 'guiding',
    say: (context) => [
      prompt(TAKE_WORDS.sentence),
      { pause: 0.4 },
      ...guide(context),
      { pause: 0.6 },
      ...(goesOn !== undefined && valueAt(goesOn, context.values) === true
        ? [prompt(TAKE_WORDS.goesOn), { pause: 0.3 }]
        : []),
      ...choiceParts([prompt(TAKE_WORDS.ready)], '1'),
      ...choiceParts([prompt(STANDARD.again)], '9'),
      ...choiceParts([prompt(TAKE_WORDS.skip)], '8'),
    ],
    onDigits: [
      onKey(scope, '1', { target: `#${scope.id}:inviting`, actions: [freshSpeeches] }),
      onKey(scope, '8', skipped),
    ],
  });

/** In the language itself where it has a clip, such as a draft; else in Khmer, as the voice chooses. */
function guide({ unsent }: CallContext): Part[] {
  const take = unsent as UnsentTake;
  return [{ prompt: take.prompt, language: take.language }];
}
