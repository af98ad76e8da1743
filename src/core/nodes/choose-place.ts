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
import { broken } from '../flow/sentences.ts';
import type { LookUp } from '../call/effects.ts';
import { choiceParts } from './choices.ts';
import { listParts, listWays, type Listing } from './listing.ts';
import { foundData, lookUpState } from './look-up.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { beginAsking, onKey, pressed, questionId, questionState } from './question.ts';
import { freshQuestion, update, type StateConfig, type Transition } from './states.ts';

const LEVELS = ['region', 'province', 'district', 'commune'] as const;
type Level = (typeof LEVELS)[number];

/** In the list of regions, which has fewer items than a page. */
const CODE_KEY = '6';

const schema = z
  .strictObject({
    type: z.literal('choose-place'),
    ...commonFields,
    ask: z
      .strictObject({
        region: saySchema.optional(),
        province: saySchema,
        district: saySchema,
        commune: saySchema,
      })
      .meta({ description: 'The question before each list; without a region it begins with all provinces' }),
    code: saySchema.optional().meta({
      description: 'Offers, after the regions, to leave by the exit `code` for an official code',
    }),
    into: pathSchema,
    within: pathSchema.optional().meta({
      description: 'The code of a province or a district in whose list it begins, where that is known',
    }),
    exits: z.strictObject({
      done: targetSchema,
      failed: targetSchema,
      code: targetSchema.optional(),
      ...failureExits,
    }),
  })
  .refine((node) => node.code === undefined || node.ask.region !== undefined, broken('code-without-region'));

type ChoosePlace = z.infer<typeof schema>;

/**
 * The region where it is asked for, then province, district and commune, each from a list in pages, since single keys cannot hold 25 provinces or 18
 * communes. Back (8) goes one list up before it leaves the node.
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
  keeps: ({ into }) => [{ path: into, exits: ['done'] }],
  says: (node) => [...Object.values(node.ask).flatMap((say) => say ?? []), ...(node.code ?? [])],
  exits: (node) => (node.code ? ['code'] : []),
  compile: (node, scope) => ({
    entry: [...beginAsking(scope), update(() => ({ scratch: {} }))],
    initial: 'begin',
    states: {
      begin: { always: beginnings(node, scope) },
      ...Object.fromEntries(levelsOf(node).flatMap((level) => levelStates(node, scope, level))),
    },
  }),
});

const levelsOf = (node: ChoosePlace): Level[] =>
  LEVELS.filter((level) => level !== 'region' || node.ask.region !== undefined);

const firstLevel = (node: ChoosePlace): Level => (node.ask.region === undefined ? 'province' : 'region');

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
  return [from('commune', 4), from('district', 2), from(firstLevel(node), 0)];
}

/** Codes of places contain those above them. */
const listsAbove = (code: string, digits: number, first: Level): { [name: string]: Json } => ({
  ...(digits >= 2 ? { province: code.slice(0, 2) } : {}),
  ...(digits >= 4 ? { district: code.slice(0, 4) } : {}),
  first,
});

/** Whoever was put into a list can leave it. */
const elsewhere = (node: ChoosePlace, level: Level, { scratch }: CallContext): Part[] =>
  scratch['first'] === level && level !== firstLevel(node)
    ? choiceParts([prompt(STANDARD.elsewhere)], '8')
    : [];

function levelStates(node: ChoosePlace, scope: NodeScope, level: Level): [string, StateConfig][] {
  const listing = listingOf(level);
  const levels = levelsOf(node);
  const above = levels[levels.indexOf(level) - 1];
  const next = levels[levels.indexOf(level) + 1];
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
          ...(context.page === 0 ? render(node.ask[level] ?? [], context.values, context.language) : []),
          ...listParts(listing, context),
          ...(above ? [] : codeParts(node, context)),
          ...elsewhere(node, level, context),
        ],
        onDigits: [
          ...listWays(scope, listing, chosenWay(scope, next), keeper(node, level)),
          ...(above ? goUp : codeWays(node, scope)),
        ],
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
  const state = lookUpState(({ scratch }) => questionOf(level, above, scratch), {
    found: [found],
    notFound: failed,
    failed,
  });
  return { ...state, id: questionId(scope, `find-${level}`) };
}

function questionOf(level: Level, above: Level | undefined, scratch: CallContext['scratch']): LookUp {
  if (level === 'region') return { query: 'regions', args: {} };
  // Whoever came up from a list in which the line had put them has chosen no region.
  if (above === 'region' && typeof scratch['region'] === 'string')
    return { query: 'places', args: { parent: null, region: scratch['region'] } };
  if (above === 'region') return { query: 'places', args: { parent: null } };
  return { query: 'places', args: { parent: above ? (scratch[above] ?? null) : null } };
}

const chosenWay = (scope: NodeScope, next: Level | undefined): Transition =>
  next ? { target: `#${questionId(scope, `find-${next}`)}` } : scope.exit('done');

const codeParts = (node: ChoosePlace, context: CallContext): Part[] =>
  node.code ? choiceParts(render(node.code, context.values, context.language), CODE_KEY) : [];

const codeWays = (node: ChoosePlace, scope: NodeScope): Transition[] =>
  node.code ? [{ ...scope.exit('code'), guard: (moment) => pressed(moment) === CODE_KEY }] : [];

const keeper =
  (node: ChoosePlace, level: Level) =>
  (item: Json, context: CallContext): Partial<CallContext> =>
    level === 'commune'
      ? { values: withValue(context.values, node.into, item), scratch: {} }
      : { scratch: { ...context.scratch, [level]: level === 'region' ? regionKey(item) : placeOf(item) } };

const placeOf = (item: Json): string => placeSchema.parse(item).code;

const regionSchema = z.object({ key: z.string(), name: z.string() });

const regionKey = (item: Json): string => regionSchema.parse(item).key;

const listingOf = (level: Level): Listing & { name: string } => ({
  name: `ask-${level}`,
  items: ({ scratch }) => (Array.isArray(scratch['places']) ? scratch['places'] : []),
  label: level === 'region' ? regionName : placeName,
});

const regionName = (item: Json): Part[] => [prompt(regionSchema.parse(item).name)];

/** In a list of one kind the kind is not said each time. */
const placeName = (item: Json): Part[] => [prompt(placePromptId(placeOf(item)))];
