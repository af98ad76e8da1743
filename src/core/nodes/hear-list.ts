import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import type { Json } from '../call/events.ts';
import { STANDARD } from '../call/standard-prompts.ts';
import { listAt, pathSchema, valueAt, withValue } from '../flow/values.ts';
import { numberPrompts } from '../speech/numbers.ts';
import { phrase, prompt, type Part } from '../speech/parts.ts';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import { choiceParts } from './choices.ts';
import { commonFields, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { beginAsking, onKey, pressed, questionId, questionState } from './question.ts';
import { CEILING, freshQuestion, update, type StateConfig, type Transition } from './states.ts';

const option = z.strictObject({
  key: z.string().regex(/^[3-6]$/, 'a key of an item is one of 3 to 6'),
  reason: saySchema,
  exit: z.string(),
});

const schema = z.strictObject({
  type: z.literal('hear-list'),
  ...commonFields,
  from: pathSchema.meta({ description: 'A list that a look-up found' }),
  as: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  say: saySchema.meta({ description: 'One item, after its number' }),
  into: pathSchema.optional().meta({ description: 'Where the item is kept that an option was chosen for' }),
  position: pathSchema
    .optional()
    .meta({ description: 'Where the place in the list is kept: entered again, the list goes on there' }),
  options: z.array(option).default([]).meta({ description: 'What can be done with the item just heard' }),
  exits: z
    .object({ done: targetSchema, noMatch: targetSchema.optional() })
    .catchall(targetSchema)
    .meta({ description: 'One exit for each option; silence is no failure here, and goes on' }),
});

type HearList = z.infer<typeof schema>;

/** Listening is the default: a short silence after an item leads to the next. */
const SILENCE_SECONDS = 2;

const NEXT_KEY = '1';
const STOP_KEY = '2';

/**
 * Reads a list item by item: 1 or silence the next, 2 enough, 9 this one again, 8 the one before. The keys are named
 * after the first item only.
 */
export const hearList = nodeType<HearList>({
  type: 'hear-list',
  summary: 'Reads a list one item after the other; silence goes on to the next.',
  schema,
  example: {
    type: 'hear-list',
    from: '$service.documents',
    as: 'document',
    say: ['$document.name'],
    options: [],
    exits: { done: 'after-answer' },
  },
  asks: true,
  keeps: ({ into, position, options }) => [
    ...(into ? [{ path: into, exits: options.map(({ exit }) => exit) }] : []),
    ...(position ? [{ path: position }] : []),
  ],
  says: (node) => [
    STANDARD.itemNumber,
    STANDARD.nextItem,
    STANDARD.stopList,
    { each: node.from, as: node.as, say: node.say },
    ...node.options.flatMap((one) => one.reason),
  ],
  exits: (node) => node.options.map((one) => one.exit),
  compile: (node, scope) => ({
    entry: [...beginAsking(scope), update(({ context }) => at(node, context, startOf(node, context)))],
    initial: 'first',
    states: { first: firstState(node, scope), item: itemState(node, scope) },
  }),
});

const itemsOf = (node: HearList, context: CallContext): Json[] => listAt(node.from, context.values);

const indexOf = ({ scratch }: CallContext): number =>
  typeof scratch['index'] === 'number' ? scratch['index'] : 0;

/** The place in the list, in the scratch and where the flow wants it kept. */
const at = (node: HearList, { scratch, values }: CallContext, index: number): Partial<CallContext> => ({
  scratch: { ...scratch, index },
  values: node.position ? withValue(values, node.position, index) : values,
});

function startOf(node: HearList, context: CallContext): number {
  const kept = node.position ? valueAt(node.position, context.values) : 0;
  return typeof kept === 'number' && kept < itemsOf(node, context).length ? kept : 0;
}

/** An empty list is heard at once. */
const firstState = (node: HearList, scope: NodeScope): StateConfig => ({
  always: [
    CEILING,
    { target: `#${questionId(scope, 'item')}`, guard: ({ context }) => itemsOf(node, context).length > 0 },
    scope.exit('done'),
  ],
});

function itemState(node: HearList, scope: NodeScope): StateConfig {
  const next: Transition[] = [goTo(node, scope, 1), leave(node, scope)];
  return questionState(scope, {
    name: 'item',
    say: (context) => itemParts(node, context),
    seconds: () => SILENCE_SECONDS,
    onSilence: next,
    onDigits: [
      ...next.map((way) => onlyKey(way, NEXT_KEY)),
      onlyKey(leave(node, scope), STOP_KEY),
      before(node, scope),
      ...node.options.map((one) => chosen(node, scope, one)),
    ],
  });
}

function itemParts(node: HearList, context: CallContext): Part[] {
  const index = indexOf(context);
  const values = { ...context.values, [node.as]: itemsOf(node, context)[index] ?? null };
  const named = index === 0 && itemsOf(node, context).length > 0;
  return [
    ...phrase([STANDARD.itemNumber, ...numberPrompts(index + 1, context.language)]),
    { pause: 0.2 },
    ...render(node.say, values, context.language),
    ...(named ? keysNamed(node, context) : []),
  ];
}

const keysNamed = (node: HearList, context: CallContext): Part[] => [
  { pause: 0.6 },
  ...node.options.flatMap((one) =>
    choiceParts(render(one.reason, context.values, context.language), one.key),
  ),
  ...(itemsOf(node, context).length > 1 ? choiceParts([prompt(STANDARD.nextItem)], NEXT_KEY) : []),
  ...choiceParts([prompt(STANDARD.stopList)], STOP_KEY),
];

/** Another item, as far as there is one. */
function goTo(node: HearList, scope: NodeScope, step: 1 | -1): Transition {
  return {
    target: `#${questionId(scope, 'item')}`,
    reenter: true,
    guard: ({ context }) => itemsOf(node, context)[indexOf(context) + step] !== undefined,
    actions: [freshQuestion, update(({ context }) => at(node, context, indexOf(context) + step))],
  };
}

/** Heard to the end, or enough of it: the next time it begins with the first item. */
function leave(node: HearList, scope: NodeScope): Transition {
  const done = scope.exit('done');
  return { ...done, actions: [update(({ context }) => at(node, context, 0)), ...(done.actions ?? [])] };
}

const onlyKey = (way: Transition, key: string): Transition => ({
  ...way,
  guard: (moment) => pressed(moment) === key && (way.guard?.(moment) ?? true),
});

/** 8 is the item before; at the first one it is "back", as everywhere. */
function before(node: HearList, scope: NodeScope): Transition {
  const way = goTo(node, scope, -1);
  const back = onKey(scope, '8', way);
  return {
    ...back,
    guard: (moment) => pressed(moment) === '8' && (way.guard?.(moment) ?? true),
  };
}

function chosen(node: HearList, scope: NodeScope, one: z.infer<typeof option>): Transition {
  const way = scope.exit(one.exit);
  const keep = update(({ context }) => ({
    values: node.into
      ? withValue(context.values, node.into, itemsOf(node, context)[indexOf(context)] ?? null)
      : context.values,
  }));
  return {
    ...way,
    guard: (moment) => pressed(moment) === one.key,
    actions: [keep, ...(way.actions ?? [])],
  };
}
