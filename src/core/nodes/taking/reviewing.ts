import type { CallContext } from '../../call/context.ts';
import { prompt, type Part } from '../../speech/parts.ts';
import { choiceParts } from '../choices.ts';
import { onKey, questionState } from '../question.ts';
import { freshQuestion, type StateConfig, type Transition } from '../states.ts';
import { arrival } from './arriving.ts';
import { dropHeld, withoutRecording } from './speaking.ts';
import type { Taking } from './taking.ts';

/** What was said, then what to do with it. */
export function reviewing(taking: Taking): StateConfig {
  const { scope, choices } = taking;
  return questionState(scope, {
    name: 'reviewing',
    say: (context) => [
      ...spoken(taking, context),
      { pause: 0.5 },
      ...choices.flatMap(({ key, reason }) => choiceParts([prompt(reason)], key)),
    ],
    onDigits: choices.flatMap(({ key, way }) => {
      if (way === 'hear-again') return [];
      return [onKey(scope, key, way === 'again' ? sayAgain(taking) : way)];
    }),
  });
}

const sayAgain = ({ scope }: Taking): Transition => ({
  target: `#${scope.id}:inviting`,
  actions: [dropHeld, withoutRecording, freshQuestion],
});

function spoken({ words, unheard }: Taking, context: CallContext): Part[] {
  const recording = context.unsent?.recording;
  if (recording && arrival(context) === 'fetched') return [prompt(words.this), { pause: 0.3 }, { recording }];
  return 'words' in unheard ? [prompt(unheard.words)] : [];
}
