import { z } from 'zod';
import { LIST_PAGE_SIZE } from '../call/ceilings.ts';
import type { CallContext } from '../call/context.ts';
import { invitation, otherLanguages } from './choices.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { pressed, questionId, questionState } from './question.ts';
import {
  CEILING,
  effect,
  enterNode,
  freshQuestion,
  rememberQuestion,
  update,
  type Transition,
} from './states.ts';

const schema = z.strictObject({
  type: z.literal('choose-language'),
  ...commonFields,
  onlyOther: z.enum(['ask', 'switch']).default('ask').meta({
    description:
      '`switch`: where one other language can be offered, the call goes on in it without a question',
  }),
  exits: z.strictObject({ done: targetSchema, ...failureExits }),
});

/** Invites to each language that this call can be in, in that language, and remembers the choice for this caller. */
export const chooseLanguage = nodeType<z.infer<typeof schema>>({
  type: 'choose-language',
  summary: 'Asks for the language, each in its own voice, and remembers it.',
  schema,
  example: { type: 'choose-language', onlyOther: 'switch', exits: { done: 'main-menu' } },
  asks: true,
  says: () => [],
  compile: (node, scope) => {
    const ask: Transition = {
      target: `#${questionId(scope)}`,
      actions: [freshQuestion, rememberQuestion(scope.id)],
    };
    return {
      entry: enterNode(scope.id),
      initial: 'deciding',
      states: {
        deciding: { always: [CEILING, ...(node.onlyOther === 'switch' ? [switchAtOnce(scope)] : []), ask] },
        asking: questionState(scope, {
          say: (context) =>
            offered(context).flatMap((language, index) => invitation(language, String(index + 1))),
          onDigits: [choice(scope)],
        }),
      },
    };
  },
});

/** No more than there are keys for; a call is offered two or three, and five in the north-east. */
const offered = ({ languages }: CallContext): string[] => languages.slice(0, LIST_PAGE_SIZE);

const chosen = (key: string, context: CallContext): string | undefined => offered(context)[Number(key) - 1];

function choice(scope: NodeScope): Transition {
  const done = scope.exit('done');
  return {
    ...done,
    guard: (moment) => chosen(pressed(moment), moment.context) !== undefined,
    actions: [
      update((moment) => ({ language: chosen(pressed(moment), moment.context) ?? moment.context.language })),
      effect(({ context }) => ({ type: 'remember', language: context.language })),
      ...(done.actions ?? []),
    ],
  };
}

function switchAtOnce(scope: NodeScope): Transition {
  const done = scope.exit('done');
  return {
    ...done,
    guard: ({ context }) => otherLanguages(context).length === 1,
    actions: [
      update(({ context }) => ({ language: otherLanguages(context)[0] ?? context.language })),
      effect(({ context }) => ({ type: 'remember', language: context.language })),
      ...(done.actions ?? []),
    ],
  };
}
