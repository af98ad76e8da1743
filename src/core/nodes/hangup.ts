import { z } from 'zod';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import { commonFields, nodeType } from './node-type.ts';
import { effect, enterNode } from './states.ts';

const schema = z.strictObject({
  type: z.literal('hangup'),
  ...commonFields,
  say: saySchema,
  disposition: z.enum(['completed', 'gave-up', 'failed']).default('completed'),
});

/** Says goodbye and ends the call. */
export const hangup = nodeType<z.infer<typeof schema>>({
  type: 'hangup',
  summary: 'Says goodbye and ends the call.',
  schema,
  example: { type: 'hangup', say: ['goodbye'], disposition: 'completed' },
  asks: false,
  says: (node) => node.say,
  compile: (node, scope) => ({
    entry: [
      ...enterNode(scope.id),
      effect(({ context }) => ({ type: 'say', parts: render(node.say, context.values, context.language) })),
      effect(() => ({ type: 'hangUp', disposition: node.disposition })),
    ],
    always: [{ target: '#ended' }],
  }),
});
