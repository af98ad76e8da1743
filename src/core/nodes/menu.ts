import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import { conditionSchema, holds } from '../flow/conditions.ts';
import { listAt, pathSchema, withValue } from '../flow/values.ts';
import { broken } from '../flow/sentences.ts';
import type { Part } from '../speech/parts.ts';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import {
  ANNOUNCED,
  announcedParts,
  choiceParts,
  invitation,
  otherLanguages,
  type Announced,
} from './choices.ts';
import { listParts, listWays, type Listing } from './listing.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { askingNode, pressed } from './question.ts';
import type { Transition } from './states.ts';

const option = z.strictObject({
  key: z.string().regex(/^[0-9*#]$/, 'a key is one of 0-9, * and #'),
  reason: saySchema
    .default([])
    .meta({ description: 'Said before "please press <key>"; never says the key itself' }),
  exit: z.string(),
  when: conditionSchema
    .optional()
    .meta({ description: 'Offered only where this holds; otherwise its key is one that is not in use' }),
  invite: z.literal('other-languages').optional().meta({
    description: 'Instead of a reason: an invitation to each language but the one of the call, in itself',
  }),
});

const list = z.strictObject({
  from: pathSchema.meta({ description: 'A list that a look-up found' }),
  as: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  reason: saySchema,
  into: pathSchema.meta({ description: 'Where the chosen item is kept' }),
});

const schema = z
  .strictObject({
    type: z.literal('menu'),
    ...commonFields,
    say: saySchema.default([]),
    options: z.array(option).default([]),
    list: list.optional(),
    announce: z.array(z.enum(Object.keys(ANNOUNCED) as [Announced, ...Announced[]])).default([]),
    retries: z.number().int().min(0).max(5).optional(),
    exits: z
      .object({ ...failureExits, again: targetSchema.optional() })
      .catchall(targetSchema)
      .meta({ description: 'One exit for each option; `chosen` for a list; `again`: where 9 leads' }),
  })
  .refine((node) => node.options.length > 0 !== (node.list !== undefined), broken('options-or-list'));

type Menu = z.infer<typeof schema>;

/** Asks for one key. Options are fixed in the flow (some only where a condition holds), or read from a list that a look-up found, six to a page. */
export const menu = nodeType<Menu>({
  type: 'menu',
  summary: 'Asks for one key: fixed options, or the items of a list in pages.',
  schema,
  example: {
    type: 'menu',
    say: ['welcome'],
    options: [
      { key: '1', reason: ['for-services'], exit: 'services' },
      { key: '2', reason: ['for-budget'], exit: 'budget' },
    ],
    announce: ['person'],
    exits: { services: 'services', budget: 'budget' },
  },
  asks: true,
  keeps: ({ list: from }) => (from ? [{ path: from.into, exits: ['chosen'] }] : []),
  says: (node) => [
    ...node.say,
    ...node.options.flatMap((one) => one.reason),
    ...(node.list ? [{ each: node.list.from, as: node.list.as, say: node.list.reason }] : []),
  ],
  exits: (node) => (node.list ? ['chosen'] : node.options.map((one) => one.exit)),
  compile: (node, scope) => {
    const listing = node.list && listingOf(node.list);
    return askingNode(scope, {
      say: (context) => [
        ...(context.page === 0 ? render(node.say, context.values, context.language) : []),
        ...(listing ? listParts(listing, context) : []),
        ...node.options.filter((one) => isOffered(one, context)).flatMap((one) => optionParts(one, context)),
        ...announcedParts(node.announce),
      ],
      onDigits: listing && node.list ? listChoice(scope, listing, node.list.into) : optionWays(node, scope),
      retries: node.retries,
      ...(node.exits.again ? { again: scope.exit('again') } : {}),
    });
  },
});

/** Nobody is invited where there is no other language: the key means nothing then. */
const isOffered = ({ when, invite }: z.infer<typeof option>, context: CallContext): boolean =>
  (when === undefined || holds(when, context.values)) &&
  (invite === undefined || otherLanguages(context).length > 0);

function optionParts(one: z.infer<typeof option>, context: CallContext): Part[] {
  if (one.invite === undefined) {
    return choiceParts(render(one.reason, context.values, context.language), one.key);
  }
  return otherLanguages(context).flatMap((language) => invitation(language, one.key));
}

const optionWays = (node: Menu, scope: NodeScope): Transition[] =>
  node.options.map((one) => ({
    ...scope.exit(one.exit),
    guard: (moment) => pressed(moment) === one.key && isOffered(one, moment.context),
  }));

const listChoice = (scope: NodeScope, listing: Listing, into: string): Transition[] =>
  listWays(scope, listing, scope.exit('chosen'), (item, context) => ({
    values: withValue(context.values, into, item),
  }));

const listingOf = (from: z.infer<typeof list>): Listing => ({
  items: (context) => listAt(from.from, context.values),
  label: (item, context) => render(from.reason, { ...context.values, [from.as]: item }, context.language),
});
