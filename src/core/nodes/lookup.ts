import { z } from 'zod';
import { pathSchema, resolve, withValue } from '../flow/values.ts';
import { foundData, lookUpState } from './look-up.ts';
import { commonFields, nodeType, targetSchema } from './node-type.ts';
import { enterNode, update, type Action, type Transition } from './states.ts';

const schema = z.strictObject({
  type: z.literal('lookup'),
  ...commonFields,
  query: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'a query is named like services-of-topic'),
  with: z.record(z.string(), z.union([pathSchema, z.string(), z.number(), z.boolean()])).default({}),
  into: pathSchema,
  secret: z.boolean().optional().meta({
    description: 'What is asked with is known to the caller alone: no log has it, and the call forgets it',
  }),
  exits: z.strictObject({ found: targetSchema, notFound: targetSchema, failed: targetSchema }),
});

type LookupNode = z.infer<typeof schema>;

/** Asks the directory. "Not found" is an answer; `failed` is a fault of ours and leads somewhere kind. */
export const lookup = nodeType<LookupNode>({
  type: 'lookup',
  summary: 'Asks the directory for facts and keeps them under a name.',
  schema,
  example: {
    type: 'lookup',
    query: 'budget',
    with: { commune: '$caller.commune' },
    into: '$budget',
    exits: { found: 'say-budget', notFound: 'no-budget', failed: 'trouble' },
  },
  asks: false,
  keeps: ({ into }) => [{ path: into, exits: ['found'] }],
  says: () => [],
  compile: (node, scope) => {
    const asked = node.secret ? [forgetAsked(node)] : [];
    const keep = update((moment) => ({
      values: withValue(moment.context.values, node.into, foundData(moment)),
    }));
    const way = (exit: Transition, ...first: Action[]): Transition => ({
      ...exit,
      actions: [...asked, ...first, ...(exit.actions ?? [])],
    });
    const state = lookUpState(
      ({ values }) => ({
        query: node.query,
        args: Object.fromEntries(
          Object.entries(node.with).map(([name, value]) => [name, resolve(value, values)]),
        ),
        ...(node.secret ? { secret: true } : {}),
      }),
      {
        found: [way(scope.exit('found'), keep)],
        notFound: way(scope.exit('notFound')),
        failed: way(scope.exit('failed')),
      },
    );
    return { ...state, entry: [...enterNode(scope.id), ...(state.entry ?? [])] };
  },
});

/** The values that were asked with are null from now on, whatever the answer was. */
const forgetAsked = (node: LookupNode): Action =>
  update(({ context }) => ({
    values: Object.values(node.with)
      .filter((value): value is string => typeof value === 'string' && value.startsWith('$'))
      .reduce((values, path) => withValue(values, path, null), context.values),
  }));
