import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import { pathSchema, resolve, valueAt, withValue } from '../flow/values.ts';
import { commonFields, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { enterNode, update } from './states.ts';

const valueName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a value is named like chosenService');

const schema = z.strictObject({
  type: z.literal('subflow'),
  ...commonFields,
  flow: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  with: z
    .record(valueName, z.union([pathSchema, z.string(), z.number(), z.boolean(), z.null()]))
    .optional()
    .meta({ description: 'Inputs of the other flow; a value that begins with $ is copied from there' }),
  give: z
    .record(pathSchema, valueName)
    .optional()
    .meta({ description: 'Where the outputs of the other flow are kept, on whatever way it returns' }),
  exits: z.record(z.string(), targetSchema).meta({ description: 'One for each exit of the other flow' }),
});

type Subflow = z.infer<typeof schema>;

/**
 * Runs another flow in this place; each of its exits leads somewhere here. Its inputs begin anew each time, so that
 * nothing is left of an earlier visit.
 */
export const subflow = nodeType<Subflow>({
  type: 'subflow',
  summary: 'Runs another flow and goes on where it returns.',
  schema,
  example: { type: 'subflow', flow: 'find-commune', exits: { found: 'budget', 'not-found': 'main-menu' } },
  asks: false,
  keeps: ({ give }) => Object.keys(give ?? {}).map((path) => ({ path })),
  says: () => [],
  compile: (node, scope) => {
    const inner = scope.subflow(node.flow, [update(({ context }) => ({ values: given(node, context) }))]);
    const begin = update(({ context }) => ({ values: begun(node, scope, context) }));
    return { ...inner, entry: [...enterNode(scope.id), begin, ...(inner.entry ?? [])] };
  },
});

/** What is given is read before any input is set: one may be named like another that is passed on. */
function begun(node: Subflow, scope: NodeScope, { values }: CallContext): CallContext['values'] {
  const passed = Object.entries(node.with ?? {}).map(([name, value]) => [name, resolve(value, values)]);
  return {
    ...values,
    ...scope.inputsOf(node.flow),
    ...(Object.fromEntries(passed) as CallContext['values']),
  };
}

function given(node: Subflow, { values }: CallContext): CallContext['values'] {
  return Object.entries(node.give ?? {}).reduce(
    (all, [path, output]) => withValue(all, path, valueAt(`$${output}`, values)),
    values,
  );
}
