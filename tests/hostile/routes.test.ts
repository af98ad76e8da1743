import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp, createPages } from '../../src/http/app.ts';
import {
  KEY_PERMISSIONS,
  PERMISSIONS,
  permissionsOf,
  ROLES,
  type Permission,
} from '../../src/staff/roles.ts';
import { entranceAt } from '../../src/http/telephony-doors.ts';
import { makeKey } from '../../src/staff/api-keys.ts';
import { buildPage } from '../support/browser.ts';
import { PUBLIC_URL, testLine } from '../support/line.ts';
import { serve, type RawAnswer, type RawClient } from '../support/raw-http.ts';
import { routesOf } from '../support/route-table.ts';
import { person, signIn } from '../support/staff.ts';
import { DOORS, EXCEPTIONS, pathOf, type Door } from './doors.ts';

/** Who tries the doors: what comes with the request, and what it may. */
interface Visitor {
  name: string;
  headers: Record<string, string>;
  kind: 'nobody' | 'person' | 'key' | 'stranger' | 'shut-out';
  may: readonly Permission[];
}

const CHANGES = ['POST', 'PUT', 'PATCH', 'DELETE'];
const METHODS = ['GET', ...CHANGES];
const FOREIGN = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };

let context: Context;
let app: RequestListener;
let client: RawClient;
let visitors: Visitor[];

beforeAll(async () => {
  for (const page of ['phone', 'console', 'open'] as const) buildPage(page);
  context = await testLine();
  app = createApp(context);
  client = await serve(app);
  visitors = await visitorsOf();
}, 300_000);

afterAll(async () => {
  await client.close();
  context.close();
});

describe('the doors', () => {
  it('are those of the table, so that none is forgotten', () => {
    const isSigned = (door: string): boolean => door.startsWith('ALL /telephony/');
    const doors = Object.keys(DOORS);
    expect(routesOf(createPages(context)).sort()).toEqual(doors.filter((door) => !isSigned(door)).sort());
    // Those for carriers are found without Express.
    for (const door of doors.filter(isSigned))
      expect(entranceAt(door.slice(4).replace(':number', '1'), context.providers), door).toBeDefined();
  });

  it('let in whom the table lets in, and nobody else', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const [door, method, path] of waysIn()) {
      const answers = await Promise.all(visitors.map((visitor) => knock(method, path, visitor)));
      for (const [index, visitor] of visitors.entries()) {
        const problem = problemOf(door, method, visitor, answers[index] as RawAnswer);
        if (problem !== undefined) wrong.push(`${visitor.name}: ${method} ${path}: ${problem}`);
        tried += 1;
      }
    }
    const { length: routes } = Object.keys(DOORS);
    process.stdout.write(
      `Doors: ${routes} routes (${waysIn().length} with their methods) x ${visitors.length} visitors, of them ${ROLES.length} roles = ${tried} tried, ${wrong.length} wrong.\n`,
    );
    expect(wrong).toEqual([]);
  });

  it('answer no method that is not theirs, not even to an administrator', async () => {
    const administrator = visitors.find(({ name }) => name === 'administrator') as Visitor;
    const wrong: string[] = [];
    for (const path of new Set(waysIn().map(([, , one]) => one)))
      for (const method of METHODS) {
        if (waysIn().some(([, known, one]) => known === method && one === path)) continue;
        const { status } = await knock(method, path, administrator);
        if (status < 400 || status >= 500) wrong.push(`${method} ${path}: ${status}`);
      }
    expect(wrong).toEqual([]);
  });
});

/** Every door with its method; those for all methods with those that carriers use. */
function waysIn(): [door: Door, method: string, path: string][] {
  const ways = Object.entries(DOORS).flatMap(([route, door]): [Door, string, string][] => {
    const [method = ''] = route.split(' ');
    const methods = { ALL: METHODS, STATIC: ['GET', 'HEAD'], GET: ['GET', 'HEAD'] }[method] ?? [method];
    return methods.map((one) => [door, one, pathOf(route)]);
  });
  const exceptions = Object.entries(EXCEPTIONS).map(([route, door]): [Door, string, string] => {
    const [method = '', path = ''] = route.split(' ');
    return [door, method, path];
  });
  // Whoever signs out comes in nowhere any more.
  const endsTheVisit = (path: string): number => Number(path.endsWith('/sign-out'));
  return [...ways, ...exceptions].sort(([, , a], [, , b]) => endsTheVisit(a) - endsTheVisit(b));
}

async function knock(method: string, path: string, { headers }: Visitor): Promise<RawAnswer> {
  const body = CHANGES.includes(method) ? { body: '{}' } : {};
  const type = CHANGES.includes(method) ? { 'Content-Type': 'application/json' } : {};
  return client.send({ method, path, headers: { ...type, ...headers }, ...body });
}

/** What is wrong with an answer; undefined where nothing is. */
function problemOf(door: Door, method: string, visitor: Visitor, answer: RawAnswer): string | undefined {
  const { status } = answer;
  if (status >= 500) return `fails with ${status}`;
  const expected = expectedOf(door, method, visitor);
  const code = method === 'HEAD' ? expected.code : codeOf(answer);
  const isRefused = status === 401 || (status === 403 && REFUSALS.includes(code ?? ''));
  if (expected.status === null) return isRefused ? `is refused with ${status} ${code}` : undefined;
  if (status !== expected.status || code !== expected.code)
    return `${status} ${code} and not ${expected.status} ${expected.code}`;
  return undefined;
}

const REFUSALS = ['not-signed-in', 'not-allowed', 'wrong-origin', 'twiml'];

interface Expected {
  /** Null: whatever the door says to those whom it lets in. */
  status: number | null;
  code?: string;
}

const IN: Expected = { status: null };

function expectedOf(door: Door, method: string, { kind, may }: Visitor): Expected {
  if (door === 'public') return IN;
  if (door === 'signed') return { status: 403, code: 'twiml' };
  const fromElsewhere = { status: 403, code: 'wrong-origin' };
  if (door === 'our-pages') return kind === 'person' ? IN : fromElsewhere;
  if (kind === 'nobody' || kind === 'shut-out') return { status: 401, code: 'not-signed-in' };
  if (kind === 'stranger' && CHANGES.includes(method)) return fromElsewhere;
  const isIn = door === 'staff' || (door === 'account' ? kind !== 'key' : may.includes(door));
  return isIn ? IN : { status: 403, code: 'not-allowed' };
}

function codeOf({ headers, text }: RawAnswer): string | undefined {
  if (headers['content-type']?.startsWith('text/xml') && text.includes('<Response>')) return 'twiml';
  if (!headers['content-type']?.startsWith('application/json')) return undefined;
  return (JSON.parse(text) as { code?: string }).code;
}

/** Nobody, every role, keys with everything and with all but one permission, a page of another site, one shut out. */
async function visitorsOf(): Promise<Visitor[]> {
  const own = { Origin: PUBLIC_URL };
  const people: Visitor[] = [];
  for (const role of ROLES) {
    await person(context, role);
    const { cookie } = await signIn(context, app, role);
    people.push({
      name: role,
      kind: 'person',
      may: permissionsOf(role),
      headers: { Cookie: cookie, ...own },
    });
  }
  await person(context, 'administrator', { username: 'visited' });
  const visited = await signIn(context, app, 'visited');
  const gone = await person(context, 'administrator', { username: 'gone' });
  const { cookie } = await signIn(context, app, 'gone');
  context.staff.transaction(() => context.staff.people.change(gone.id, { disabled: true }));
  return [
    { name: 'nobody', kind: 'nobody', may: [], headers: {} },
    ...people,
    { name: 'a key that was made up', kind: 'nobody', may: [], headers: bearer(`sdap_${'0'.repeat(43)}`) },
    ...KEY_PERMISSIONS.map((permission) => keyOf(permission, [permission])),
    keyOf('nothing', []),
    {
      ...{ name: 'an administrator on a page of another site', kind: 'stranger', may: PERMISSIONS },
      headers: { Cookie: visited.cookie, ...FOREIGN },
    },
    { name: 'an administrator who was shut out', kind: 'shut-out', may: [], headers: { Cookie: cookie } },
  ];
}

const bearer = (secret: string): Record<string, string> => ({ Authorization: `Bearer ${secret}` });

function keyOf(name: string, permissions: Permission[]): Visitor {
  const maker = {
    kind: 'person',
    id: 'test',
    name: 'test',
    role: null,
    permissions: [],
    districts: null,
  } as const;
  const { secret } = makeKey(context.staff, maker, { name, permissions, districts: null });
  return { name: `a key for ${name}`, kind: 'key', may: permissions, headers: bearer(secret) };
}
