import { z } from 'zod';
import type { Json } from '../call/events.ts';
import { pathSchema, resolve, withValue } from '../flow/values.ts';
import { foundData, lookUpState } from './look-up.ts';
import { commonFields, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { enterNode, update, type Moment, type Transition } from './states.ts';

const schema = z.strictObject({
  type: z.literal('open-hours'),
  ...commonFields,
  kinds: z
    .array(z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'a kind of office is named like owso-province'))
    .min(1)
    .meta({ description: 'Kinds of offices; the first one whose hours are known at the place counts' }),
  commune: pathSchema.meta({ description: 'The code of the commune that the office serves' }),
  into: pathSchema.meta({
    description: 'Where the office and its hours are kept; null when they are not known',
  }),
  exits: z.strictObject({
    open: targetSchema,
    closed: targetSchema,
    unknown: targetSchema,
    failed: targetSchema,
  }),
});

type OpenHours = z.infer<typeof schema>;

/** Goes one way while an office is open and another while it is closed, by its confirmed hours and the clock of the call. */
export const openHours = nodeType<OpenHours>({
  type: 'open-hours',
  summary: 'Goes by whether an office of the place is open now.',
  schema,
  example: {
    type: 'open-hours',
    kinds: ['ombudsman', 'owso'],
    commune: '$caller.commune',
    into: '$office',
    exits: { open: 'connect', closed: 'say-hours', unknown: 'ask-at-office', failed: 'trouble' },
  },
  asks: false,
  keeps: ({ into }) => [{ path: into, exits: ['open', 'closed'] }],
  says: () => [],
  compile: (node, scope) => {
    const state = lookUpState(
      ({ values }) => ({
        query: 'opening',
        args: { kinds: node.kinds, commune: resolve(node.commune, values) },
      }),
      {
        found: [way(node, scope, 'open'), way(node, scope, 'closed')],
        notFound: way(node, scope, 'unknown'),
        failed: scope.exit('failed'),
      },
    );
    return { ...state, entry: [...enterNode(scope.id), ...(state.entry ?? [])] };
  },
});

function way(node: OpenHours, scope: NodeScope, exit: 'open' | 'closed' | 'unknown'): Transition {
  const out = scope.exit(exit);
  const keep = update((moment) => ({
    values: withValue(moment.context.values, node.into, foundData(moment)),
  }));
  return {
    ...out,
    ...(exit === 'open' ? { guard: isOpen } : {}),
    actions: [keep, ...(out.actions ?? [])],
  };
}

function isOpen(moment: Moment): boolean {
  const office: Json = foundData(moment);
  return typeof office === 'object' && office !== null && !Array.isArray(office) && office['open'] === true;
}
