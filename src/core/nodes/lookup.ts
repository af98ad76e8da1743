import { z } from 'zod';
import { pathSchema, resolve, withValue } from '../flow/values.ts';
import { foundData, lookUpState } from './look-up.ts';
import { commonFields, nodeType, targetSchema } from './node-type.ts';
import { enterNode, update } from './states.ts';

const schema = z.strictObject({
  type: z.literal('lookup'),
  ...commonFields,
  query: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'a query is named like services-of-topic'),
  with: z.record(z.string(), z.union([pathSchema, z.string(), z.number(), z.boolean()])).default({}),
  into: pathSchema,
  exits: z.strictObject({ found: targetSchema, notFound: targetSchema, failed: targetSchema }),
});

/** Asks the directory. "Not found" is an answer; `failed` is a fault of ours and leads somewhere kind. */
export const lookup = nodeType<z.infer<typeof schema>>({
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
  says: () => [],
  compile: (node, scope) => {
    const found = scope.exit('found');
    const keep = update((moment) => ({
      values: withValue(moment.context.values, node.into, foundData(moment)),
    }));
    const state = lookUpState(
      ({ values }) => ({
        query: node.query,
        args: Object.fromEntries(
          Object.entries(node.with).map(([name, value]) => [name, resolve(value, values)]),
        ),
      }),
      {
        found: [{ ...found, actions: [keep, ...(found.actions ?? [])] }],
        notFound: scope.exit('notFound'),
        failed: scope.exit('failed'),
      },
    );
    return { ...state, entry: [...enterNode(scope.id), ...(state.entry ?? [])] };
  },
});
