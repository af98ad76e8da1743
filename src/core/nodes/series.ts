import type { CallContext } from '../call/context.ts';
import type { NodeScope } from './node-type.ts';
import { onKey, pressed, questionId } from './question.ts';
import { freshQuestion, record, update, type Moment, type Transition } from './states.ts';

/** One question after another about a list of things. The place in the list is kept in the scratch of the node. */
export interface Series {
  scope: NodeScope;
  /** The state that asks, entered anew for each thing. */
  state: string;
  count: (context: CallContext) => number;
}

export const beginSeries = update(() => ({ scratch: { index: 0, passedOver: false } }));

export const indexIn = ({ scratch }: CallContext): number =>
  typeof scratch['index'] === 'number' ? scratch['index'] : 0;

/** To the next thing, or by the exit `done` after the last. */
export const onwards = (series: Series, passedOver = false): Transition[] => [
  {
    ...goTo(series, 1, passedOver),
    guard: ({ context }) => indexIn(context) + 1 < series.count(context),
  },
  series.scope.exit('done'),
];

/**
 * Silence is asked once more, then this thing is passed over: nobody is made to answer what they would rather not. When
 * the one before was passed over too, the phone was put down: the exit `noInput`.
 */
export function passOver(series: Series): Transition[] {
  const gone: Transition = {
    ...series.scope.exit('noInput'),
    guard: ({ context }) => context.scratch['passedOver'] === true,
  };
  const fact = record(() => ({ type: 'noInput', node: series.scope.id }));
  return [gone, ...onwards(series, true)].map((way) => ({
    ...way,
    guard: (moment: Moment) => moment.context.silences > 0 && (way.guard?.(moment) ?? true),
    actions: [fact, ...(way.actions ?? [])],
  }));
}

/** 8 is the thing before; at the first one it is "back", as everywhere. */
export function thingBefore(series: Series): Transition {
  const way = onKey(series.scope, '8', goTo(series, -1, false));
  return { ...way, guard: (moment) => pressed(moment) === '8' && indexIn(moment.context) > 0 };
}

function goTo(series: Series, step: 1 | -1, passedOver: boolean): Transition {
  return {
    target: `#${questionId(series.scope, series.state)}`,
    reenter: true,
    actions: [
      freshQuestion,
      update(({ context }) => ({
        scratch: { ...context.scratch, index: indexIn(context) + step, passedOver },
      })),
    ],
  };
}
