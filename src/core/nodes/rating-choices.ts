import type { CallContext } from '../call/context.ts';
import type { Effect } from '../call/effects.ts';
import { ratingPrompt, STANDARD } from '../call/standard-prompts.ts';
import { prompt, type Part } from '../speech/parts.ts';
import { choiceParts } from './choices.ts';
import type { NodeScope } from './node-type.ts';
import { onKey, pressed, questionId, questionState } from './question.ts';
import { effect, freshQuestion, type Moment, type StateConfig, type Transition } from './states.ts';

/** First good or bad, then how much; the values are the five points of the community scorecard. */
const SIDES = { good: { 'very-good': 5, good: 4 }, bad: { 'very-bad': 1, bad: 2 } } as const;
type Side = keyof typeof SIDES;

/** In the middle of both sides, so that neither side owns it. */
const MIDDLE = { acceptable: 3 } as const;

/** A point of the scale as a caller chose it, and the order in which the choices were read. */
export interface ChosenPoint {
  value: number;
  offered: string[];
}

/** One question that is answered with a point of the scale. */
export interface RatingQuestion {
  /** What is asked, before "good" and "bad". */
  question: (context: CallContext) => Part[];
  /** What is done with the point that was chosen. */
  chosen: (point: ChosenPoint, moment: Moment) => Effect;
  /** Where every point leads: the first whose guard holds. */
  onwards: Transition[];
  /** More that may be answered at the first question, and the words for it. */
  furtherParts?: (context: CallContext) => Part[];
  furtherWays?: Transition[];
  /** Ways on silence that come before the counted retries, at both questions. */
  onSilence?: Transition[];
}

/** Every word of a rating but the question itself. */
export const RATING_WORDS = [
  STANDARD.rateHowMuch,
  ...['side-good', 'side-bad', 'very-good', 'good', 'acceptable', 'bad', 'very-bad'].map(ratingPrompt),
];

/** The state that a rating begins with. */
export const RATING_START = 'side';

/**
 * The states of a rating. The order of the choices turns with the call's rotation, since what is offered first gains
 * about 8 % (voice-ux rule 12), and the order heard is part of the answer.
 */
export const ratingStates = (scope: NodeScope, asked: RatingQuestion): Record<string, StateConfig> => ({
  [RATING_START]: sideState(scope, asked),
  good: howMuch(scope, asked, 'good'),
  bad: howMuch(scope, asked, 'bad'),
});

/** A list as it is, or from its end, by the call's rotation. */
export const turned = <T>(list: T[], { rotation }: CallContext): T[] =>
  rotation % 2 === 0 ? list : list.toReversed();

const sidesIn = (context: CallContext): Side[] => turned(['good', 'bad'], context);

/** The strongest word is first or last, and the middle between, as people think of a scale. */
const pointsIn = (side: Side, context: CallContext): [string, number][] =>
  turned(Object.entries({ ...SIDES[side], ...MIDDLE }), context);

const optionParts = (names: string[]): Part[] =>
  names.flatMap((name, index) => choiceParts([prompt(ratingPrompt(name))], String(index + 1)));

function sideState(scope: NodeScope, asked: RatingQuestion): StateConfig {
  const way = (side: Side): Transition => ({
    target: `#${questionId(scope, side)}`,
    guard: (moment) => pressed(moment) === String(sidesIn(moment.context).indexOf(side) + 1),
    actions: [freshQuestion],
  });
  return questionState(scope, {
    name: RATING_START,
    say: (context) => [
      ...asked.question(context),
      ...optionParts(sidesIn(context).map((side) => `side-${side}`)),
      ...(asked.furtherParts?.(context) ?? []),
    ],
    onDigits: [way('good'), way('bad'), ...(asked.furtherWays ?? [])],
    ...(asked.onSilence ? { onSilence: asked.onSilence } : {}),
  });
}

function howMuch(scope: NodeScope, asked: RatingQuestion, side: Side): StateConfig {
  return questionState(scope, {
    name: side,
    say: (context) => [
      prompt(STANDARD.rateHowMuch),
      ...optionParts(pointsIn(side, context).map(([name]) => name)),
    ],
    onDigits: [
      ...[0, 1, 2].flatMap((index) => asked.onwards.map((way) => pointWay(asked, side, index, way))),
      onKey(scope, '8', backToSide(scope)),
    ],
    ...(asked.onSilence ? { onSilence: asked.onSilence } : {}),
  });
}

/** The way of one point's key, through one of the ways onwards. */
function pointWay(asked: RatingQuestion, side: Side, index: number, way: Transition): Transition {
  const point = ({ context }: Moment): ChosenPoint => ({
    value: pointsIn(side, context)[index]?.[1] ?? 0,
    offered: [...sidesIn(context), ...pointsIn(side, context).map(([name]) => name)],
  });
  return {
    ...way,
    guard: (moment) => pressed(moment) === String(index + 1) && (way.guard?.(moment) ?? true),
    actions: [effect((moment) => asked.chosen(point(moment), moment)), ...(way.actions ?? [])],
  };
}

/** Back from "how much" is to "good or bad": the one slip that a caller makes here. */
const backToSide = (scope: NodeScope): Transition => ({
  target: `#${questionId(scope, RATING_START)}`,
  actions: [freshQuestion],
});
