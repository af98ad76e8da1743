import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import type { Effect } from '../call/effects.ts';
import { STANDARD } from '../call/standard-prompts.ts';
import { listAt, pathSchema, textAt, valueAt, withValue } from '../flow/values.ts';
import { prompt, type Part } from '../speech/parts.ts';
import { choiceParts } from './choices.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { beginAsking, pressed } from './question.ts';
import { RATING_START, RATING_WORDS, ratingStates, type ChosenPoint } from './rating-choices.ts';
import { beginSeries, indexIn, onwards, passOver, thingBefore, type Series } from './series.ts';
import { update, type Transition } from './states.ts';

const schema = z.strictObject({
  type: z.literal('scorecard'),
  ...commonFields,
  items: pathSchema.meta({ description: 'A list of things to score: `key`, and `question`, a prompt' }),
  round: pathSchema,
  facility: pathSchema,
  given: pathSchema.meta({ description: 'Where it is kept how many answers were given' }),
  exits: z.strictObject({ done: targetSchema, ...failureExits }),
});

type Scorecard = z.infer<typeof schema>;

const itemSchema = z.object({ key: z.string(), question: z.string() });

/** After good and bad, which have 1 and 2. */
const STOP_KEY = '3';

/**
 * Asks one item after another on the five-point scale. Every answer is a vote of its own as soon as it is given, so
 * that a caller who hangs up or stops (3) keeps those before.
 */
export const scorecard = nodeType<Scorecard>({
  type: 'scorecard',
  summary: 'Scores a facility item by item: good or bad, then how much, in an order that rotates.',
  schema,
  example: {
    type: 'scorecard',
    items: '$round.items',
    round: '$round.id',
    facility: '$facility.id',
    given: '$given',
    exits: { done: 'thank-you' },
  },
  asks: true,
  keeps: ({ given }) => [{ path: given }],
  says: (node) => [
    { each: node.items, as: 'item', say: ['$item.question'] },
    ...RATING_WORDS,
    STANDARD.stopHere,
  ],
  compile: (node, scope) => ({
    entry: [
      ...beginAsking(scope),
      beginSeries,
      update(({ context }) => ({ values: withValue(context.values, node.given, 0) })),
    ],
    initial: RATING_START,
    states: itemStates(node, scope),
  }),
});

function itemStates(node: Scorecard, scope: NodeScope): ReturnType<typeof ratingStates> {
  const series: Series = {
    scope,
    state: RATING_START,
    count: ({ values }) => listAt(node.items, values).length,
  };
  return ratingStates(scope, {
    question: (context) => [prompt(itemAt(node, context).question)],
    chosen: (point, { context }) => vote(node, context, point),
    onwards: onwards(series).map((way) => counting(node, way)),
    furtherParts: stopParts,
    furtherWays: [stopWay(scope), thingBefore(series)],
    onSilence: passOver(series),
  });
}

const itemAt = (node: Scorecard, context: CallContext): z.infer<typeof itemSchema> =>
  itemSchema.parse(listAt(node.items, context.values)[indexIn(context)]);

const vote = (node: Scorecard, context: CallContext, point: ChosenPoint): Effect => ({
  type: 'vote',
  round: textAt(node.round, context.values),
  facility: textAt(node.facility, context.values),
  item: itemAt(node, context).key,
  ...point,
});

const counting = (node: Scorecard, way: Transition): Transition => ({
  ...way,
  actions: [
    update(({ context: { values } }) => ({
      values: withValue(values, node.given, Number(valueAt(node.given, values)) + 1),
    })),
    ...(way.actions ?? []),
  ],
});

/** Said with the first item, and to whoever hesitates; the key stops at every one. */
const stopParts = (context: CallContext): Part[] =>
  indexIn(context) === 0 || context.silences > 0 ? choiceParts([prompt(STANDARD.stopHere)], STOP_KEY) : [];

const stopWay = (scope: NodeScope): Transition => ({
  ...scope.exit('done'),
  guard: (moment) => pressed(moment) === STOP_KEY,
});
