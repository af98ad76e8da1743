import { z } from 'zod';
import { commonFields, nodeType, targetSchema } from './node-type.ts';
import { passing } from './states.ts';

const schema = z.strictObject({
  type: z.literal('goto'),
  ...commonFields,
  exits: z.strictObject({ next: targetSchema }),
});

/** Leads on: one place that many exits can point to, and that an editor can bend in one go. */
export const goto = nodeType<z.infer<typeof schema>>({
  type: 'goto',
  summary: 'Leads to another node, or out of a subflow.',
  schema,
  example: { type: 'goto', exits: { next: 'main-menu' } },
  asks: false,
  says: () => [],
  compile: (_node, scope) => passing(scope.id, [], [scope.exit('next')]),
});
