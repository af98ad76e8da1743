import { z } from 'zod';
import { valueAt, withValue } from '../flow/values.ts';
import { commonFields, nodeType, targetSchema } from './node-type.ts';
import { effect, passing, update } from './states.ts';

const schema = z.strictObject({
  type: z.literal('forget-caller'),
  ...commonFields,
  exits: z.strictObject({ next: targetSchema }),
});

/** Forgets the caller, in the store and in this call; only what the line itself knows is known after it. */
export const forgetCaller = nodeType<z.infer<typeof schema>>({
  type: 'forget-caller',
  summary: 'Removes all that is remembered of the caller.',
  schema,
  example: { type: 'forget-caller', exits: { next: 'say-forgotten' } },
  asks: false,
  keeps: () => ['commune', 'returning', 'communeFrom'].map((name) => ({ path: `$caller.${name}` })),
  says: () => [],
  compile: (_node, scope) =>
    passing(
      scope.id,
      [
        update(({ context: { values } }) => {
          const commune = valueAt('$line.commune', values);
          const communeFrom = commune === null ? null : 'line';
          return { values: withValue(values, '$caller', { commune, returning: false, communeFrom }) };
        }),
        effect(() => ({ type: 'forgetCaller' })),
      ],
      [scope.exit('next')],
    ),
});
