import { z } from 'zod';
import { invitation } from './choices.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { askingNode, pressed } from './question.ts';
import { effect, update, type Transition } from './states.ts';

const schema = z.strictObject({
  type: z.literal('choose-language'),
  ...commonFields,
  exits: z.strictObject({ done: targetSchema, ...failureExits }),
});

/** Invites to each language of the flow in that language, and remembers the choice for this caller. */
export const chooseLanguage = nodeType<z.infer<typeof schema>>({
  type: 'choose-language',
  summary: 'Asks for the language, each in its own voice, and remembers it.',
  schema,
  example: { type: 'choose-language', exits: { done: 'main-menu' } },
  asks: true,
  says: () => [],
  compile: (_node, scope) =>
    askingNode(scope, {
      say: () => scope.languages.flatMap((language, index) => invitation(language, String(index + 1))),
      onDigits: scope.languages.map((language, index) => choice(scope, language, String(index + 1))),
    }),
});

function choice(scope: NodeScope, language: string, key: string): Transition {
  const done = scope.exit('done');
  return {
    ...done,
    guard: (moment) => pressed(moment) === key,
    actions: [
      update(() => ({ language })),
      effect(() => ({ type: 'remember', language })),
      ...(done.actions ?? []),
    ],
  };
}
