import { z } from 'zod';
import { conditionSchema, holds } from '../flow/conditions.ts';
import { commonFields, nodeType, targetSchema } from './node-type.ts';
import { passing } from './states.ts';

const schema = z.strictObject({
  type: z.literal('branch'),
  ...commonFields,
  cases: z.array(z.strictObject({ when: conditionSchema, exit: z.string() })).min(1),
  exits: z.object({ otherwise: targetSchema }).catchall(targetSchema),
});

/** Takes the exit of the first case that holds, else `otherwise`. */
export const branch = nodeType<z.infer<typeof schema>>({
  type: 'branch',
  summary: 'Goes one way or another by what is known.',
  schema,
  example: {
    type: 'branch',
    cases: [{ when: { value: '$service.fee.amount', known: true }, exit: 'known' }],
    exits: { known: 'say-fee', otherwise: 'office-will-tell' },
  },
  asks: false,
  says: () => [],
  exits: (node) => node.cases.map((one) => one.exit),
  compile: (node, scope) =>
    passing(
      scope.id,
      [],
      [
        ...node.cases.map((one) => ({
          ...scope.exit(one.exit),
          guard: ({ context }: { context: { values: Parameters<typeof holds>[1] } }) =>
            holds(one.when, context.values),
        })),
        scope.exit('otherwise'),
      ],
    ),
});
