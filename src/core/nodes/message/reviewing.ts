import type { CallContext } from '../../call/context.ts';
import { prompt, type Part } from '../../speech/parts.ts';
import { choiceParts } from '../choices.ts';
import type { NodeScope } from '../node-type.ts';
import { onKey, questionState } from '../question.ts';
import { freshQuestion, type StateConfig } from '../states.ts';
import { arrival } from './arriving.ts';
import { MESSAGE_WORDS } from './message-words.ts';
import { dropHeld, forget, withoutRecording } from './speaking.ts';

/** The message as it was said, then what to do with it. */
export function reviewing(scope: NodeScope): StateConfig {
  const stopped = scope.exit('stopped');
  return {
    ...questionState(scope, {
      name: 'reviewing',
      say: (context) => [
        ...spoken(context),
        { pause: 0.5 },
        ...choiceParts([prompt(MESSAGE_WORDS.send)], '1'),
        ...choiceParts([prompt(MESSAGE_WORDS.sayAgain)], '2'),
        ...choiceParts([prompt(MESSAGE_WORDS.delete)], '8'),
      ],
      onDigits: [
        onKey(scope, '1', { target: `#${scope.id}:numbering` }),
        onKey(scope, '2', {
          target: `#${scope.id}:inviting`,
          actions: [dropHeld, withoutRecording, freshQuestion],
        }),
        onKey(scope, '8', { ...stopped, actions: [dropHeld, forget, ...(stopped.actions ?? [])] }),
      ],
    }),
  };
}

function spoken(context: CallContext): Part[] {
  const recording = context.unsent?.recording;
  return recording && arrival(context) === 'fetched'
    ? [prompt(MESSAGE_WORDS.this), { pause: 0.3 }, { recording }]
    : [prompt(MESSAGE_WORDS.notHeard)];
}
