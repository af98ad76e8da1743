import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import type { Verdict } from '../call/effects.ts';
import { keptPrompt } from '../call/standard-prompts.ts';
import { pathSchema, textAt } from '../flow/values.ts';
import { prompt } from '../speech/parts.ts';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import { choiceParts } from './choices.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { askingNode, pressed } from './question.ts';
import { turned } from './rating-choices.ts';
import { effect, type Transition } from './states.ts';

const schema = z.strictObject({
  type: z.literal('verdict'),
  ...commonFields,
  say: saySchema,
  promise: pathSchema,
  exits: z.strictObject({ done: targetSchema, ...failureExits }),
});

type VerdictNode = z.infer<typeof schema>;

const KEPT: Verdict['kept'][] = ['yes', 'partly', 'no'];

/** As a scale, from either end: what is offered first gains (voice-ux rule 12). */
const offeredIn = (context: CallContext): Verdict['kept'][] => turned(KEPT, context);

/** Asks whether a promise was kept. */
export const verdict = nodeType<VerdictNode>({
  type: 'verdict',
  summary: 'Asks whether a promise was kept, kept in part or not, in an order that rotates.',
  schema,
  example: {
    type: 'verdict',
    say: ['is-it-kept'],
    promise: '$promise.id',
    exits: { done: 'thank-you' },
  },
  asks: true,
  says: (node) => [...node.say, ...KEPT.map(keptPrompt)],
  compile: (node, scope) =>
    askingNode(scope, {
      say: (context) => [
        ...render(node.say, context.values, context.language),
        ...offeredIn(context).flatMap((kept, index) =>
          choiceParts([prompt(keptPrompt(kept))], String(index + 1)),
        ),
      ],
      onDigits: KEPT.map((kept) => keptWay(node, scope, kept)),
    }),
});

function keptWay(node: VerdictNode, scope: NodeScope, kept: Verdict['kept']): Transition {
  const done = scope.exit('done');
  return {
    ...done,
    guard: (moment) => pressed(moment) === String(offeredIn(moment.context).indexOf(kept) + 1),
    actions: [
      effect(({ context }) => ({
        type: 'verdict',
        promise: textAt(node.promise, context.values),
        kept,
        offered: offeredIn(context),
      })),
      ...(done.actions ?? []),
    ],
  };
}
