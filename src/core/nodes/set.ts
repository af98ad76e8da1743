import { z } from 'zod';
import { pathSchema, resolve, withValue } from '../flow/values.ts';
import { commonFields, nodeType, targetSchema } from './node-type.ts';
import { effect, passing, update } from './states.ts';

const schema = z.strictObject({
  type: z.literal('set'),
  ...commonFields,
  values: z
    .record(pathSchema, z.union([pathSchema, z.string(), z.number(), z.boolean(), z.null()]))
    .meta({ description: 'Path to value; a value that begins with $ is copied from there' }),
  remember: z
    .strictObject({ commune: pathSchema })
    .optional()
    .meta({ description: 'Kept for this caller from one call to the next' }),
  exits: z.strictObject({ next: targetSchema }),
});

/** Sets values of the call, and what is remembered of the caller. */
export const set = nodeType<z.infer<typeof schema>>({
  type: 'set',
  summary: 'Keeps values under names, for this call or for the caller.',
  schema,
  example: {
    type: 'set',
    values: { '$caller.commune': '$place.code' },
    remember: { commune: '$place.code' },
    exits: { next: 'budget' },
  },
  asks: false,
  keeps: ({ values }) => Object.keys(values).map((path) => ({ path })),
  says: () => [],
  compile: (node, scope) =>
    passing(
      scope.id,
      [
        update(({ context }) => ({
          values: Object.entries(node.values).reduce(
            (values, [path, value]) => withValue(values, path, resolve(value, values)),
            context.values,
          ),
        })),
        ...(node.remember ? [rememberCommune(node.remember.commune)] : []),
      ],
      [scope.exit('next')],
    ),
});

const rememberCommune = (path: string) =>
  effect(({ context }) => {
    const commune = resolve(path, context.values);
    return typeof commune === 'string' ? { type: 'remember', commune } : { type: 'remember' };
  });
