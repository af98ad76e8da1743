import { z } from 'zod';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import { commonFields, nodeType, targetSchema } from './node-type.ts';
import { effect, passing } from './states.ts';

const schema = z.strictObject({
  type: z.literal('play'),
  ...commonFields,
  say: saySchema,
  exits: z.strictObject({ next: targetSchema }),
});

/** Says something and goes on. What follows in the same turn is one clip with it, so the caller can always press. */
export const play = nodeType<z.infer<typeof schema>>({
  type: 'play',
  summary: 'Says something and goes on.',
  schema,
  example: {
    type: 'play',
    say: ['fee-is', { money: '$service.fee.amount' }],
    exits: { next: 'after-answer' },
  },
  asks: false,
  says: (node) => node.say,
  compile: (node, scope) =>
    passing(
      scope.id,
      [
        effect(({ context }) => ({
          type: 'say',
          parts: render(node.say, context.values, context.language),
        })),
      ],
      [scope.exit('next')],
    ),
});
