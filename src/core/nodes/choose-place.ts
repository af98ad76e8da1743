import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import type { Json } from '../call/events.ts';
import { STANDARD } from '../call/standard-prompts.ts';
import { placeSchema } from '../speech/places.ts';
import { prompt, type Part } from '../speech/parts.ts';
import { placePromptId } from '../speech/places.ts';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import { pathSchema, valueAt, withValue } from '../flow/values.ts';
import { choiceParts } from './choices.ts';
import { listParts, listWays, type Listing } from './listing.ts';
import { foundData, lookUpState } from './look-up.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { beginAsking, onKey, questionId, questionState } from './question.ts';
import { freshQuestion, update, type StateConfig, type Transition } from './states.ts';

const LEVELS = ['province', 'district', 'commune'] as const;
type Level = (typeof LEVELS)[number];

const schema = z.strictObject({
  type: z.literal('choose-place'),
  ...commonFields,
  ask: z
    .strictObject({ province: saySchema, district: saySchema, commune: saySchema })
    .meta({ description: 'The question before each of the three lists' }),
  into: pathSchema,
  within: pathSchema.optional().meta({
    description: 'The code of a province or a district in whose list it begins, where that is known',
  }),
  exits: z.strictObject({ done: targetSchema, failed: targetSchema, ...failureExits }),
});

type ChoosePlace = z.infer<typeof schema>;

/**
 * Province, then district, then commune, each from a list in pages, since single keys cannot hold 25 provinces or 18
 * communes. Back (8) goes one list up before it leaves the node; a list that is not the first says so.
 */
export const choosePlace = nodeType<ChoosePlace>({
  type: 'choose-place',
  summary: 'Finds a commune through the lists of provinces, districts and communes.',
  schema,
  example: {
    type: 'choose-place',
    ask: { province: ['choose-province'], district: ['choose-district'], commune: ['choose-commune'] },
    into: '$commune',
    exits: { done: 'say-commune', failed: 'trouble' },
  },
  asks: true,
  says: (node) => Object.values(node.ask).flat(),
  compile: (node, scope) => ({
    entry: [...beginAsking(scope), update(() => ({ scratch: {} }))],
    initial: 'begin',
    states: {
      begin: { always: beginnings(node, scope) },
      ...Object.fromEntries(LEVELS.flatMap((level, index) => levelStates(node, scope, level, index))),
    },
  }),
});

/** The narrowest list that is known to hold the place, and the first one where nothing is known. */
function beginnings(node: ChoosePlace, scope: NodeScope): Transition[] {
  const codeIn = (context: CallContext): string => {
    const code = node.within ? valueAt(node.within, context.values) : null;
    return typeof code === 'string' ? code : '';
  };
  const from = (level: Level, digits: number): Transition => ({
    target: `#${questionId(scope, `find-${level}`)}`,
    guard: ({ context }) => codeIn(context).length >= digits,
    actions: [update(({ context }) => ({ scratch: listsAbove(codeIn(context), digits, level) }))],
  });
  return [from('commune', 4), from('district', 2), from('province', 0)];
}

/** Codes of places contain those above them. */
const listsAbove = (code: string, digits: number, first: Level): { [name: string]: Json } => ({
  ...(digits >= 2 ? { province: code.slice(0, 2) } : {}),
  ...(digits >= 4 ? { district: code.slice(0, 4) } : {}),
  first,
});

/** Whoever was put into a list can leave it. */
const elsewhere = (level: Level, { scratch }: CallContext): Part[] =>
  scratch['first'] === level && level !== 'province' ? choiceParts([prompt(STANDARD.elsewhere)], '8') : [];

function levelStates(
  node: ChoosePlace,
  scope: NodeScope,
  level: Level,
  index: number,
): [string, StateConfig][] {
  const listing = listingOf(level);
  const above = LEVELS[index - 1];
  const goUp: Transition[] = above
    ? [onKey(scope, '8', { target: `#${questionId(scope, `find-${above}`)}` })]
    : [];
  return [
    [`find-${level}`, findState(scope, level, above)],
    [
      `ask-${level}`,
      questionState(scope, {
        name: listing.name,
        say: (context) => [
          ...(context.page === 0 ? render(node.ask[level], context.values, context.language) : []),
          ...listParts(listing, context),
          ...elsewhere(level, context),
        ],
        onDigits: [...listWays(scope, listing, chosenWay(scope, index), keeper(node, level)), ...goUp],
      }),
    ],
  ];
}

function findState(scope: NodeScope, level: Level, above: Level | undefined): StateConfig {
  const found: Transition = {
    target: `#${questionId(scope, `ask-${level}`)}`,
    actions: [
      freshQuestion,
      update((moment) => ({ scratch: { ...moment.context.scratch, places: foundData(moment) } })),
    ],
  };
  const failed = scope.exit('failed');
  const state = lookUpState(
    ({ scratch }) => ({ query: 'places', args: { parent: above ? (scratch[above] ?? null) : null } }),
    { found: [found], notFound: failed, failed },
  );
  return { ...state, id: questionId(scope, `find-${level}`) };
}

const chosenWay = (scope: NodeScope, index: number): Transition => {
  const next = LEVELS[index + 1];
  return next ? { target: `#${questionId(scope, `find-${next}`)}` } : scope.exit('done');
};

const keeper =
  (node: ChoosePlace, level: Level) =>
  (item: Json, context: CallContext): Partial<CallContext> =>
    level === 'commune'
      ? { values: withValue(context.values, node.into, item), scratch: {} }
      : { scratch: { ...context.scratch, [level]: placeSchema.parse(item).code } };

const listingOf = (level: Level): Listing & { name: string } => ({
  name: `ask-${level}`,
  items: ({ scratch }) => (Array.isArray(scratch['places']) ? scratch['places'] : []),
  label: placeName,
});

/** In a list of one kind the kind is not said each time. */
const placeName = (item: Json): Part[] => [prompt(placePromptId(placeSchema.parse(item).code))];
