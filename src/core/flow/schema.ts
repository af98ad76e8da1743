import { z } from 'zod';
import { MAX_NODES_PER_FLOW } from '../call/ceilings.ts';
import type { NodeBase } from '../nodes/node-type.ts';
import { NODE_TYPES } from '../nodes/registry.ts';
import { broken } from './sentences.ts';

/** The version of the flow file format that this code reads. */
export const SPEC_VERSION = 1;

const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name is lower-case words joined by hyphens')
  .max(60);

const [firstType, ...otherTypes] = NODE_TYPES.map((one) => one.schema) as [z.ZodType, ...z.ZodType[]];
const nodeSchema = z.discriminatedUnion('type', [firstType, ...otherTypes] as never) as z.ZodType<NodeBase>;

const languageCode = z.string().regex(/^[a-z]{2,3}$/);

const valueName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a value is named like chosenService');
const literal = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const everywhere = z.strictObject({ noInput: name, noMatch: name, person: name }).partial().meta({
  description:
    'Where silence, wrong keys and key 0 lead from every question, subflows included, unless it says so',
});

/** One call flow: a file in call-flows/. */
export const flowSchema = z.strictObject({
  specVersion: z.literal(SPEC_VERSION),
  id: name,
  title: z.record(z.string(), z.string().min(1)),
  languages: z.array(languageCode).min(1),
  oralLanguages: z.array(languageCode).default([]).meta({
    description:
      'Languages without a writing, offered where they are spoken and every prompt of the flow has a clip in them',
  }),
  start: name,
  exits: z.array(name).default([]).meta({ description: 'Ways out of this flow when another flow runs it' }),
  inputs: z
    .record(valueName, z.strictObject({ default: literal.optional() }))
    .optional()
    .meta({
      description:
        'Values that a flow which runs this one gives it: `$topic` is the input `topic`. Set anew at each entry, by key 8 too, so a flow does not write to its inputs',
    }),
  outputs: z.array(valueName).optional().meta({ description: 'Values that this flow leaves to who runs it' }),
  everywhere: everywhere.optional(),
  nodes: z
    .record(name, nodeSchema)
    .refine(
      (nodes) => Object.keys(nodes).length <= MAX_NODES_PER_FLOW,
      broken('too-many-nodes', { most: MAX_NODES_PER_FLOW }),
    ),
  layout: z
    .record(name, z.tuple([z.number().int(), z.number().int()]))
    .optional()
    .meta({
      description:
        'Where people put nodes in the picture of the flow, in whole points; callers hear nothing of it',
    }),
});

export type Flow = z.infer<typeof flowSchema>;

/** The JSON Schema that editors complete from, as it stands beside the flow files. */
export function flowJsonSchema(): object {
  return z.toJSONSchema(flowSchema, { io: 'input', reused: 'inline' });
}
