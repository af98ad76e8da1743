import { Validator } from '@seriousme/openapi-schema-validator';
import type { RequestListener } from 'node:http';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp, createPages } from '../../src/http/app.ts';
import { answerSchemas } from '../../src/http/description/answer-schemas.ts';
import { DOOR_GROUPS } from '../../src/http/description/api-doors.ts';
import { PUBLIC_URL, testLine } from '../support/line.ts';
import { keepsContract } from '../support/contract.ts';
import { withKey } from '../support/staff.ts';
import { routesOf } from '../support/route-table.ts';
import { makeAnswerSchemas } from './answer-schemas.ts';

interface Operation {
  operationId: string;
  security: object[];
  parameters?: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema?: { properties?: object } }> };
}

let context: Context;
let app: RequestListener;
let document: { openapi: string; servers: object[]; paths: Record<string, Record<string, Operation>> };

beforeAll(async () => {
  context = await testLine();
  app = createApp(context);
  document = (await supertest(app).get('/api/openapi.json').expect(200)).body as typeof document;
});

afterAll(() => context.close());

const operations = (): Operation[] => Object.values(document.paths).flatMap((path) => Object.values(path));

describe('the description of the API', () => {
  it('is a valid document of OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers).toEqual([{ url: `${PUBLIC_URL}/api/v1` }]);
    // The validator works on what it is given.
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  });

  it('has every door that there is, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    const routes = routesOf(createPages(context)).filter((route) => route.includes(' /api/v1/'));
    expect(described.sort()).toEqual(routes.sort());
  });

  it('names every operation once', () => {
    const ids = operations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says what a door takes by the schema that reads it', () => {
    const { get } = document.paths['/exports/{table}.{format}'] ?? {};
    expect(get?.parameters?.map(({ name, in: where, required }) => `${where} ${name} ${required}`)).toEqual([
      ...['path table true', 'path format true', 'query from false', 'query to false'],
      ...['query line false', 'query place false', 'query language false', 'query version false'],
    ]);
    const { post } = document.paths['/exports'] ?? {};
    const body = post?.requestBody?.content['application/json']?.schema?.properties ?? {};
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['table', 'format', 'from']));
  });

  it('says of every answer that is JSON which type it has', () => {
    const doors = Object.values(DOOR_GROUPS).flatMap((group) => Object.entries(group.doors));
    const wrong = doors.filter(([, { answers, gives }]) => (answers === undefined) === (gives === undefined));
    expect(wrong.map(([door]) => door)).toEqual([]);
  });

  it('has the types of answers as they are: if not, `npm run -s api:schemas`', () => {
    expect(answerSchemas()).toEqual(makeAnswerSchemas());
  });

  it('is what answers are compared with', async () => {
    const analyst = withKey(context, app, ['calls:read']);
    const answer = await analyst.get('/api/v1/calls').expect(200);
    expect(Object.keys(answer.body as object)).toEqual(expect.arrayContaining(['calls', 'next']));
    Object.assign(answer.body as object, { next: 5 });
    expect(() => keepsContract(answer)).toThrow(/calls is no CallsAnswer: \/next must be string,null/);
  });

  it('says what lets in: a key or a session, and nothing at the sign-in', () => {
    expect(document.paths['/exports']?.['get']?.security).toEqual([{ key: [] }, { session: [] }]);
    expect(document.paths['/auth/sign-in']?.['post']?.security).toEqual([]);
  });
});
