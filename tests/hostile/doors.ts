import { API_DOORS } from '../../src/http/description/api-doors.ts';
import type { Who } from '../../src/http/description/door.ts';
import type { Permission } from '../../src/staff/roles.ts';

/** Beside those of the API: `signed`, who can sign as a carrier. */
export type Door = Who | 'signed';

const TURNS = ['', '/recorded', '/empty', '/dialled', '/on'].map((rest) => `/turns/:number${rest}`);

const TELEPHONY = Object.fromEntries(
  ['twilio', 'somleng', 'simulator'].flatMap((provider) =>
    ['', ...TURNS, '/status', '/recordings'].map((rest): [string, Door] => [
      `ALL /telephony/${provider}/voice${rest}`,
      'signed',
    ]),
  ),
);

const API = Object.fromEntries(
  Object.entries(API_DOORS).map(([door, { who }]): [string, Door] => [door.replace(' ', ' /api/v1'), who]),
);

/** Every door of the line. A route that is not here fails the test: whoever adds one says for whom it is. */
export const DOORS: Record<string, Door> = {
  ...TELEPHONY,
  'GET /': 'public',
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'public',
  'GET /media/:name.wav': 'public',
  'STATIC /phone': 'public',
  'GET /phone': 'public',
  'POST /phone/sign': 'public',
  'GET /phone/texts/:call': 'public',
  'STATIC /console/assets': 'public',
  'GET /console/{*screen}': 'public',
  'STATIC /open': 'public',
  'GET /open': 'public',
  'GET /open/data/index.json': 'public',
  'GET /open/data/months/:month.json': 'public',
  'GET /open/data/:table.csv': 'public',
  'GET /open/data/:table.json': 'public',
  'GET /api/openapi.json': 'public',
  'GET /api/docs': 'public',
  'GET /api/docs/start.js': 'public',
  'GET /api/docs/swagger-ui.css': 'public',
  'GET /api/docs/swagger-ui-bundle.js': 'public',
  ...API,
};

/** Paths whose permission is another one than that of their door. */
export const EXCEPTIONS: Record<string, Permission> = {
  'PUT /api/v1/facts/requests/rows': 'requests:write',
  'DELETE /api/v1/facts/requests/rows': 'requests:write',
  'POST /api/v1/facts/requests/imports': 'requests:write',
  'POST /api/v1/facts/requests/imports/none/apply': 'requests:write',
  'DELETE /api/v1/facts/requests/imports/none': 'requests:write',
};

/** What stands for a part of a path: kinds and names that there are, and things that are not there. */
const PARTS: Record<string, string> = {
  kind: 'services',
  language: 'km',
  name: 'twilio',
  number: '1',
  place: '120801',
  year: '2026',
  '*screen': 'cases',
};

/** A path that a door would take. In: as `GET /api/v1/users/:id`. */
export const pathOf = (door: string): string =>
  door
    .replace(/^[A-Z]+ /, '')
    .replaceAll(
      /\{?[:*](\w+)\}?/g,
      (whole, name: string) => PARTS[whole.includes('*') ? `*${name}` : name] ?? 'none',
    );
