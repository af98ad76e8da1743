import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import { ratingPrompt, STANDARD } from '../call/standard-prompts.ts';
import { pathSchema, textAt } from '../flow/values.ts';
import { prompt, type Part } from '../speech/parts.ts';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import { choiceParts } from './choices.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { beginAsking, onKey, pressed, questionId, questionState } from './question.ts';
import { effect, freshQuestion, type StateConfig, type Transition } from './states.ts';

const schema = z.strictObject({
  type: z.literal('rate'),
  ...commonFields,
  say: saySchema.meta({ description: 'The question, before "good" and "bad"' }),
  subject: z.strictObject({ kind: z.enum(['service', 'commune']), id: pathSchema }),
  exits: z.strictObject({ done: targetSchema, ...failureExits }),
});

type Rate = z.infer<typeof schema>;

/** First good or bad, then how much; the values are the five points of the community scorecard. */
const SIDES = { good: { 'very-good': 5, good: 4 }, bad: { 'very-bad': 1, bad: 2 } } as const;
type Side = keyof typeof SIDES;

/** In the middle of both sides, so that neither side owns it. */
const MIDDLE = { acceptable: 3 } as const;

/**
 * Asks for a rating. The order of the choices turns with the call's rotation, since what is offered first gains about
 * 8 % (voice-ux rule 12), and the order heard is part of the rating.
 */
export const rate = nodeType<Rate>({
  type: 'rate',
  summary: 'Asks good or bad, then how much, in an order that rotates.',
  schema,
  example: {
    type: 'rate',
    say: ['rate-this-service'],
    subject: { kind: 'service', id: '$service.key' },
    exits: { done: 'thank-you' },
  },
  asks: true,
  says: (node) => [
    ...node.say,
    STANDARD.rateHowMuch,
    ...['side-good', 'side-bad', 'very-good', 'good', 'acceptable', 'bad', 'very-bad'].map(ratingPrompt),
  ],
  compile: (node, scope) => ({
    entry: beginAsking(scope),
    initial: 'side',
    states: {
      side: sideState(node, scope),
      good: howMuch(node, scope, 'good'),
      bad: howMuch(node, scope, 'bad'),
    },
  }),
});

const turned = <T>(list: T[], { rotation }: CallContext): T[] =>
  rotation % 2 === 0 ? list : list.toReversed();

const sidesIn = (context: CallContext): Side[] => turned(['good', 'bad'], context);

/** The strongest word is first or last, and the middle between, as people think of a scale. */
const pointsIn = (side: Side, context: CallContext): [string, number][] =>
  turned(Object.entries({ ...SIDES[side], ...MIDDLE }), context);

const optionParts = (names: string[]): Part[] =>
  names.flatMap((name, index) => choiceParts([prompt(ratingPrompt(name))], String(index + 1)));

function sideState(node: Rate, scope: NodeScope): StateConfig {
  const way = (side: Side): Transition => ({
    target: `#${questionId(scope, side)}`,
    guard: (moment) => pressed(moment) === String(sidesIn(moment.context).indexOf(side) + 1),
    actions: [freshQuestion],
  });
  return questionState(scope, {
    name: 'side',
    say: (context) => [
      ...render(node.say, context.values, context.language),
      ...optionParts(sidesIn(context).map((side) => `side-${side}`)),
    ],
    onDigits: [way('good'), way('bad')],
  });
}

function howMuch(node: Rate, scope: NodeScope, side: Side): StateConfig {
  const done = scope.exit('done');
  const way = (index: number): Transition => ({
    ...done,
    guard: (moment) => pressed(moment) === String(index + 1),
    actions: [
      effect(({ context }) => ({
        type: 'rate',
        subject: node.subject.kind,
        subjectId: textAt(node.subject.id, context.values),
        value: pointsIn(side, context)[index]?.[1] ?? 0,
        offered: [...sidesIn(context), ...pointsIn(side, context).map(([name]) => name)],
      })),
      ...(done.actions ?? []),
    ],
  });
  return questionState(scope, {
    name: side,
    say: (context) => [
      prompt(STANDARD.rateHowMuch),
      ...optionParts(pointsIn(side, context).map(([name]) => name)),
    ],
    onDigits: [way(0), way(1), way(2), onKey(scope, '8', backToSide(scope))],
  });
}

/** Back from "how much" is to "good or bad": the one slip that a caller makes here. */
const backToSide = (scope: NodeScope): Transition => ({
  target: `#${questionId(scope, 'side')}`,
  actions: [freshQuestion],
});
