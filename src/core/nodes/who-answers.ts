import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import { VOTER_GROUPS, type VoterGroup } from '../call/effects.ts';
import { groupPrompt, STANDARD } from '../call/standard-prompts.ts';
import { pathSchema, textAt } from '../flow/values.ts';
import { prompt, type Part } from '../speech/parts.ts';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import { choiceParts } from './choices.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { beginAsking, pressed, questionState } from './question.ts';
import { beginSeries, indexIn, onwards, passOver, thingBefore, type Series } from './series.ts';
import { effect, type StateConfig, type Transition } from './states.ts';

const schema = z.strictObject({
  type: z.literal('who-answers'),
  ...commonFields,
  say: saySchema.default([]).meta({ description: 'Said before the first question: why it is asked' }),
  groups: z.array(z.enum(VOTER_GROUPS)).min(1),
  round: pathSchema,
  facility: pathSchema,
  exits: z.strictObject({ done: targetSchema, ...failureExits }),
});

type WhoAnswers = z.infer<typeof schema>;

const ANSWERS: readonly [key: string, belongs: boolean][] = [
  ['1', true],
  ['2', false],
];

const SKIP_KEY = '3';

/** Asks whether the one who votes is a woman, young ...: one question after another, each of which may be passed over. */
export const whoAnswers = nodeType<WhoAnswers>({
  type: 'who-answers',
  summary: 'Asks who is voting, group by group; every question can be passed over.',
  schema,
  example: {
    type: 'who-answers',
    say: ['who-answers-begins'],
    groups: ['woman', 'youth'],
    round: '$round.id',
    facility: '$facility.id',
    exits: { done: 'after-vote' },
  },
  asks: true,
  says: (node) => [
    ...node.say,
    ...node.groups.map(groupPrompt),
    STANDARD.answerYes,
    STANDARD.answerNo,
    STANDARD.ratherNotSay,
  ],
  compile: (node, scope) => ({
    entry: [...beginAsking(scope), beginSeries],
    initial: 'group',
    states: { group: groupState(node, scope) },
  }),
});

function groupState(node: WhoAnswers, scope: NodeScope): StateConfig {
  const series: Series = { scope, state: 'group', count: () => node.groups.length };
  const next = onwards(series);
  return questionState(scope, {
    name: series.state,
    say: (context) => groupParts(node, context),
    onDigits: [
      ...ANSWERS.flatMap(([key, belongs]) => next.map((way) => onlyKey(answering(node, way, belongs), key))),
      ...next.map((way) => onlyKey(way, SKIP_KEY)),
      thingBefore(series),
    ],
    onSilence: passOver(series),
  });
}

const groupParts = (node: WhoAnswers, context: CallContext): Part[] => [
  ...(indexIn(context) === 0 ? render(node.say, context.values, context.language) : []),
  prompt(groupPrompt(groupAt(node, context))),
  ...choiceParts([prompt(STANDARD.answerYes)], '1'),
  ...choiceParts([prompt(STANDARD.answerNo)], '2'),
  ...(indexIn(context) === 0 ? choiceParts([prompt(STANDARD.ratherNotSay)], SKIP_KEY) : []),
];

const groupAt = (node: WhoAnswers, context: CallContext): VoterGroup['group'] =>
  node.groups[indexIn(context)] ?? VOTER_GROUPS[0];

const answering = (node: WhoAnswers, way: Transition, belongs: boolean): Transition => ({
  ...way,
  actions: [
    effect(({ context }) => ({
      type: 'voterGroup',
      round: textAt(node.round, context.values),
      facility: textAt(node.facility, context.values),
      group: groupAt(node, context),
      belongs,
    })),
    ...(way.actions ?? []),
  ],
});

const onlyKey = (way: Transition, key: string): Transition => ({
  ...way,
  guard: (moment) => pressed(moment) === key && (way.guard?.(moment) ?? true),
});
