import { z } from 'zod';
import { answerSchemas } from './answer-schemas.ts';
import { DOOR_GROUPS } from './api-doors.ts';
import type { Door, Who } from './door.ts';

const PAGING = `Lists come a page at a time: an answer has \`next\`, which is sent as \`after\` (\`before\` for the audit log) to go on, and null at the end.`;

const ABOUT = `What the console does, and what offices and scripts may do with a key of their own. An administrator makes keys in the console under "API keys": \`Authorization: Bearer sdap_...\`. A key may do what its permissions say, and each door below names the one that it needs.

Whatever is refused is answered with \`error\`, a plain sentence that says what to do, and \`code\`, a word for programs. ${PAGING} Days are days in Phnom Penh, as \`2026-11-21\`; moments are milliseconds since 1970 (UTC).`;

const ERRORS: Record<string, string> = {
  400: 'Something in the request cannot be read; `field` names it.',
  401: 'Nobody is signed in, or the key is unknown or revoked.',
  403: 'This needs another permission, or came from a page of another site.',
  404: 'There is no such thing, or not any more.',
  429: 'The key asks too fast. `Retry-After` says how many seconds to wait.',
  503: 'Callers wait, and go first. `Retry-After` says how many seconds to wait.',
};

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of the whole API, made from the table of doors and the schemas by which requests are read. */
export const apiDocument = (publicUrl: string, version: string): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Sdap',
    version,
    description: ABOUT,
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: `${publicUrl}/api/v1` }],
  tags: Object.entries(DOOR_GROUPS).map(([name, { says }]) => ({ name, description: says })),
  paths: pathsOf(),
  components: {
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer', description: 'A key that an administrator made.' },
      session: {
        ...{ type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
        description: 'Somebody who is signed in at the console.',
      },
    },
    schemas: {
      ...answerSchemas(),
      Error: {
        type: 'object',
        required: ['error', 'code'],
        properties: {
          error: { type: 'string', description: 'What to do.' },
          code: { type: 'string', description: 'The same for programs, such as `bad-input`.' },
          field: { type: 'string', description: 'The part of the request that is wrong.' },
          details: { type: 'object' },
        },
      },
    },
  },
});

function pathsOf(): Record<string, Json> {
  const paths: Record<string, Json> = {};
  for (const [tag, { doors }] of Object.entries(DOOR_GROUPS)) {
    for (const [name, door] of Object.entries(doors)) {
      const [method = '', route = ''] = name.split(' ');
      const path = route.replaceAll(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(name, tag, door) };
    }
  }
  return paths;
}

function operationOf(name: string, tag: string, door: Door): Json {
  const inPath = [...name.matchAll(/:(\w+)/g)].map(([, part]) => ({
    ...{ name: part, in: 'path', required: true, schema: { type: 'string' } },
  }));
  const parameters = [...inPath, ...inQuery(door.query)];
  return {
    tags: [tag],
    operationId: idOf(name),
    summary: door.says,
    description: whoSays(door.who),
    ...(parameters.length > 0 && { parameters }),
    ...(door.body !== undefined && { requestBody: { required: true, content: contentOf(door.body) } }),
    responses: { ...answerOf(door), ...errorsOf(door, inPath.length > 0) },
    security: securityOf(door.who),
  };
}

/** `GET /users/:id` becomes getUsersById. */
const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(':', 'by-')
    .replaceAll(/[^a-z0-9]+(\w)/g, (_all, letter: string) => letter.toUpperCase());

function whoSays(who: Who): string {
  if (who === 'public') return 'For everybody.';
  if (who === 'our-pages') return 'From the pages of the line only.';
  if (who === 'account') return 'For a person who is signed in, not for a key.';
  return who === 'staff' ? 'For everybody on the staff, and every key.' : `Needs the permission \`${who}\`.`;
}

function securityOf(who: Who): Json[] {
  if (who === 'public' || who === 'our-pages') return [];
  return who === 'account' ? [{ session: [] }] : [{ key: [] }, { session: [] }];
}

function inQuery(query: z.ZodType | undefined): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemaOf(query) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
  }));
}

const contentOf = (body: z.ZodType | string): Json =>
  typeof body === 'string' ? { [body]: {} } : { 'application/json': { schema: schemaOf(body) } };

/** As a client writes it, before anything is read from it. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _dialect, ...made } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return made;
}

function answerOf({ answers, gives = 'application/json', status, says }: Door): Json {
  if (gives === 'nothing') return { 204: { description: 'Done.' } };
  const schema = answers && { schema: { $ref: `#/components/schemas/${answers}` } };
  return { [status ?? 200]: { description: says, content: { [gives]: schema ?? {} } } };
}

function errorsOf({ who, query, body }: Door, hasParts: boolean): Json {
  const guarded = who !== 'public';
  const codes = [
    ...((query ?? body) ? ['400'] : []),
    ...(guarded ? ['401', '403'] : []),
    ...(hasParts ? ['404'] : []),
    ...(guarded ? ['429'] : []),
    '503',
  ];
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  return Object.fromEntries(codes.map((code) => [code, { description: ERRORS[code], content }]));
}
