import type { Permission } from '../../src/staff/roles.ts';

/**
 * Who may come in at a door. `staff`: whoever is signed in, or has a key; `account`: a person who is signed in;
 * `our-pages`: anybody, from a page of ours; `signed`: who can sign as a carrier.
 */
export type Door = Permission | 'public' | 'staff' | 'account' | 'our-pages' | 'signed';

const TURNS = ['', '/recorded', '/empty', '/dialled', '/on'].map((rest) => `/turns/:number${rest}`);

const TELEPHONY = Object.fromEntries(
  ['twilio', 'somleng', 'simulator'].flatMap((provider) =>
    ['', ...TURNS, '/status', '/recordings'].map((rest): [string, Door] => [
      `ALL /telephony/${provider}/voice${rest}`,
      'signed',
    ]),
  ),
);

const CASE_DEEDS: Record<string, Door> = Object.fromEntries(
  [
    ...['notes', 'assign', 'due', 'open', 'close', 'reject', 'reopen'],
    ...['replies', 'replies/prompt', 'redact', 'delete-recording'],
  ].map((deed) => [`POST /api/v1/cases/:number/${deed}`, 'cases:write']),
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
  'GET /api/v1/utterances/:hash': 'public',

  'POST /api/v1/auth/sign-in': 'our-pages',
  'POST /api/v1/auth/second-factor': 'our-pages',
  'POST /api/v1/auth/sign-out': 'our-pages',
  'GET /api/v1/me': 'staff',
  'POST /api/v1/me/password': 'account',
  'POST /api/v1/me/second-factor': 'account',
  'POST /api/v1/me/second-factor/confirm': 'account',
  'DELETE /api/v1/me/second-factor': 'account',

  'GET /api/v1/users': 'users:write',
  'POST /api/v1/users': 'users:write',
  'PATCH /api/v1/users/:id': 'users:write',
  'POST /api/v1/users/:id/password': 'users:write',
  'DELETE /api/v1/users/:id/second-factor': 'users:write',
  'GET /api/v1/api-keys': 'keys:write',
  'POST /api/v1/api-keys': 'keys:write',
  'DELETE /api/v1/api-keys/:id': 'keys:write',
  'GET /api/v1/audit-log': 'audit:read',
  'GET /api/v1/districts': 'staff',

  'GET /api/v1/cases': 'cases:read',
  'GET /api/v1/cases/reply-prompts': 'cases:read',
  'GET /api/v1/cases/:number': 'cases:read',
  'GET /api/v1/cases/:number/recording.wav': 'cases:read',
  'GET /api/v1/cases/:number/replies/:reply.wav': 'cases:read',
  ...CASE_DEEDS,

  'GET /api/v1/recording-imports': 'prompts:write',
  'POST /api/v1/recording-imports': 'prompts:write',
  'GET /api/v1/recording-imports/:id': 'prompts:write',
  'HEAD /api/v1/recording-imports/pieces/:id': 'prompts:write',
  'PATCH /api/v1/recording-imports/pieces/:id': 'prompts:write',
  'POST /api/v1/recording-imports/:id/apply': 'prompts:write',
  'DELETE /api/v1/recording-imports/:id': 'prompts:write',

  'GET /api/v1/flows': 'flows:read',
  'POST /api/v1/flows': 'flows:write',
  'GET /api/v1/flows/schema': 'flows:read',
  'GET /api/v1/flows/:id': 'flows:read',
  'PUT /api/v1/flows/:id/draft': 'flows:write',
  'DELETE /api/v1/flows/:id/draft': 'flows:write',
  'POST /api/v1/flows/:id/check': 'flows:read',
  'GET /api/v1/flows/:id/traffic': 'flows:read',
  'POST /api/v1/flows/:id/try': 'flows:write',
  'GET /api/v1/flows/:id/try/:line': 'flows:write',
  'GET /api/v1/flows/:id/file': 'flows:read',
  'PUT /api/v1/flows/:id/file': 'flows:write',
  'GET /api/v1/releases': 'flows:read',
  'POST /api/v1/releases': 'flows:publish',
  'POST /api/v1/releases/:number/restore': 'flows:publish',
  'DELETE /api/v1/releases/:number': 'flows:publish',
  'GET /api/v1/releases/:number/changes': 'flows:read',

  'GET /api/v1/exports': 'calls:read',
  'POST /api/v1/exports': 'calls:read',
  'GET /api/v1/exports/:table.:format': 'calls:read',
  'GET /api/v1/exports/:id': 'calls:read',
  'GET /api/v1/exports/:id/file': 'calls:read',
  'DELETE /api/v1/exports/:id': 'calls:read',

  'PUT /api/v1/requests': 'requests:write',
  'DELETE /api/v1/requests/:number': 'requests:write',
  'GET /api/v1/facts': 'facts:read',
  'GET /api/v1/facts/budgets/:place/:year/speech': 'facts:read',
  'GET /api/v1/facts/:kind/export.csv': 'facts:read',
  'GET /api/v1/facts/:kind/export.xlsx': 'facts:read',
  'GET /api/v1/facts/:kind': 'facts:read',
  'GET /api/v1/facts/:kind/rows': 'facts:read',
  'PUT /api/v1/facts/:kind/rows': 'facts:write',
  'DELETE /api/v1/facts/:kind/rows': 'facts:write',
  'POST /api/v1/facts/:kind/imports': 'facts:write',
  'POST /api/v1/facts/:kind/imports/:id/apply': 'facts:write',
  'DELETE /api/v1/facts/:kind/imports/:id': 'facts:write',
  'GET /api/v1/places': 'facts:read',

  'GET /api/v1/speaker-codes': 'prompts:approve',
  'POST /api/v1/speaker-codes': 'prompts:approve',
  'DELETE /api/v1/speaker-codes/:id': 'prompts:approve',
  'GET /api/v1/speaker-codes/:id/takes': 'prompts:approve',
  'GET /api/v1/lines': 'settings:write',
  'PUT /api/v1/lines': 'settings:write',
  'DELETE /api/v1/lines': 'settings:write',
  'GET /api/v1/providers': 'settings:write',
  'POST /api/v1/providers/:name/check': 'settings:write',
  'GET /api/v1/providers/:name/contacts': 'settings:write',
  'GET /api/v1/retention': 'settings:write',

  'GET /api/v1/calls': 'calls:read',
  'GET /api/v1/calls/live': 'calls:read',
  'GET /api/v1/calls/:id': 'calls:read',
  'GET /api/v1/flow-versions/:flow/:version': 'calls:read',
  'GET /api/v1/reports/span': 'calls:read',
  'GET /api/v1/reports/:report': 'calls:read',
  'GET /api/v1/reports/choices': 'calls:read',
  'GET /api/v1/reports': 'calls:read',

  'GET /api/v1/languages': 'prompts:read',
  'POST /api/v1/languages': 'prompts:approve',
  'GET /api/v1/prompts': 'prompts:read',
  'GET /api/v1/prompt-groups': 'prompts:read',
  'POST /api/v1/prompts': 'prompts:approve',
  'GET /api/v1/prompts/:id': 'prompts:read',
  'PUT /api/v1/prompts/:id/texts/:language': 'prompts:approve',
  'POST /api/v1/prompts/:id/clips/:language': 'prompts:write',
  'POST /api/v1/clips/as-heard.wav': 'prompts:write',
  'POST /api/v1/clips/:clip/approve': 'prompts:approve',
  'POST /api/v1/clips/:clip/withdraw': 'prompts:approve',
  'GET /api/v1/clips/:clip.wav': 'prompts:read',
  'GET /api/v1/clips/:clip/phone.wav': 'prompts:read',
  'GET /api/v1/recording-script/:language.html': 'prompts:read',
  'GET /api/v1/recording-script/:language.csv': 'prompts:read',
  'GET /api/v1/library.zip': 'prompts:approve',
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
