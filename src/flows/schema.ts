import { z } from 'zod';
import { flowJsonSchema } from '../core/flow/schema.ts';
import { NODE_TYPES } from '../core/nodes/registry.ts';
import type { FlowSchemaAnswer, NodeJson } from './api-types.ts';

/** All that an editor needs to make a form for each kind of node: schemas, summaries and examples. */
export const flowSchemas = (): FlowSchemaAnswer => ({
  flow: flowJsonSchema(),
  nodes: NODE_TYPES.map(({ type, summary, asks, schema, example }) => ({
    ...{ type, summary, asks },
    schema: z.toJSONSchema(schema, { io: 'input', reused: 'inline' }),
    example: example as unknown as NodeJson,
  })),
});
