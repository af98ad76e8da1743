import { z } from 'zod';
import { commonFields, nodeType, targetSchema } from './node-type.ts';
import { enterNode } from './states.ts';

const schema = z.strictObject({
  type: z.literal('subflow'),
  ...commonFields,
  flow: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  exits: z.record(z.string(), targetSchema).meta({ description: 'One for each exit of the other flow' }),
});

/** Runs another flow in this place; each of its exits leads somewhere here. */
export const subflow = nodeType<z.infer<typeof schema>>({
  type: 'subflow',
  summary: 'Runs another flow and goes on where it returns.',
  schema,
  example: { type: 'subflow', flow: 'find-commune', exits: { found: 'budget', 'not-found': 'main-menu' } },
  asks: false,
  says: () => [],
  compile: (node, scope) => {
    const inner = scope.subflow(node.flow);
    return { ...inner, entry: [...enterNode(scope.id), ...(inner.entry ?? [])] };
  },
});
