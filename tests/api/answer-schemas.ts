import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { ROOT } from '../../src/context.ts';
import type { AnswerSchemas } from '../../src/http/description/answer-schemas.ts';
import { DOOR_GROUPS } from '../../src/http/description/api-doors.ts';

/**
 * The type of a flow comes from the schema that reads it, which the maker cannot follow: as JSON, it is what the editor
 * of menus speaks of.
 */
const BY_HAND: AnswerSchemas = {
  FlowVersionAnswer: {
    type: 'object',
    properties: {
      flow: { $ref: '#/components/schemas/FlowJson' },
      subflows: { type: 'array', items: { $ref: '#/components/schemas/FlowJson' } },
    },
    required: ['flow', 'subflows'],
  },
};

/** The types of answers that doors of the API name, and what those are made of, as JSON Schema, in the order of their names. */
export function makeAnswerSchemas(): AnswerSchemas {
  const generator = createGenerator({
    path: join(ROOT, 'src/{**/api-types,calls/ports}.ts'),
    tsconfig: join(ROOT, 'tsconfig.json'),
    // What the types say is checked by `npm run check`.
    skipTypeCheck: true,
    expose: 'export',
    jsDoc: 'extended',
    additionalProperties: true,
  });
  const made: AnswerSchemas = { ...BY_HAND };
  for (const name of answersOfDoors()) {
    if (!(name in BY_HAND)) Object.assign(made, generator.createSchema(name).definitions);
  }
  const inOrder = Object.entries(made).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return forOpenApi(Object.fromEntries(inOrder)) as AnswerSchemas;
}

export const answersOfDoors = (): Set<string> =>
  new Set(
    Object.values(DOOR_GROUPS).flatMap(({ doors }) =>
      Object.values(doors).flatMap(({ answers }) => answers ?? []),
    ),
  );

/** OpenAPI 3.1 keeps schemas elsewhere than the draft 7 that the maker writes, and calls the parts of a tuple otherwise. */
function forOpenApi(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forOpenApi);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
    if (name === '$ref') return [name, String(inner).replace('#/definitions/', '#/components/schemas/')];
    if (name === 'items' && Array.isArray(inner)) return ['prefixItems', forOpenApi(inner)];
    return [name, forOpenApi(inner)];
  });
  return Object.fromEntries(entries);
}
