import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Response } from 'supertest';
import { DOOR_GROUPS } from '../../src/http/description/api-doors.ts';
import { apiDocument } from '../../src/http/description/document.ts';

const API = '/api/v1';
const ERROR = 'Error';

/** The doors with what they answer, those first that have fewer parts that may be anything: `/reports/span` is no report. */
const DOORS = Object.values(DOOR_GROUPS)
  .flatMap(({ doors }) => Object.entries(doors))
  .flatMap(([door, { answers }]) => (answers === undefined ? [] : [{ ...patternOf(door), answers }]))
  .toSorted((one, other) => one.parts - other.parts);

function patternOf(door: string): { method: string; path: RegExp; parts: number } {
  const [method = '', path = ''] = door.split(' ');
  const pattern = path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+');
  return { method, path: new RegExp(`^${API}${pattern}$`), parts: path.split(':').length };
}

const checks = new Map<string, ValidateFunction>();
let ajv: Ajv2020 | undefined;

function checkOf(name: string): ValidateFunction {
  ajv ??= new Ajv2020({ strict: false }).addSchema(apiDocument('', ''), 'api');
  const known = checks.get(name);
  if (known) return known;
  const check = ajv.compile({ $ref: `api#/components/schemas/${name}` });
  checks.set(name, check);
  return check;
}

/** Throws where an answer of the API is not of the shape that its description tells everybody. */
export function keepsContract(response: Response): void {
  const { method, url } = response.request as unknown as { method: string; url: string };
  const name = answerOf(method, new URL(url).pathname, response.status);
  if (name === undefined || !response.type.endsWith('json')) return;
  const check = checkOf(name);
  // Some tests look at every answer as bytes.
  const body: unknown = Buffer.isBuffer(response.body) ? JSON.parse(response.body.toString()) : response.body;
  if (check(body)) return;
  const wrong = check.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
  throw new Error(`${method} ${url} is no ${name}: ${wrong?.join('; ')}`);
}

function answerOf(method: string, path: string, status: number): string | undefined {
  if (!path.startsWith(API) || status >= 500) return undefined;
  if (status >= 400) return ERROR;
  return DOORS.find((door) => door.method === method && door.path.test(path))?.answers;
}
