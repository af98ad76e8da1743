/*
 * A body that each door takes, or would take if what it names were there. Mutations begin here.
 */

const FLOW = {
  specVersion: 1,
  id: 'fuzzed',
  title: { en: 'Fuzzed', km: 'សាក' },
  languages: ['km', 'en'],
  start: 'hello',
  nodes: {
    hello: { type: 'play', say: ['welcome', { pause: 0.3 }], exits: { next: 'choose' } },
    choose: {
      type: 'menu',
      say: ['welcome'],
      options: { 1: { exit: 'hello', say: ['welcome'] } },
      exits: { hello: 'hello', noInput: 'end' },
    },
    end: { type: 'end', exits: {} },
  },
  layout: { hello: [0, 0] },
};

const ROW = { row: { id: 'a-service', name: 'សេវា' }, replaces: 'a-service', seen: '0' };

/** By door, as in the table of doors. */
export const BODIES: Record<string, unknown> = {
  'POST /phone/sign': {
    path: '/telephony/simulator/voice',
    params: { CallSid: 'CA1', From: '+85512345678', To: '1294' },
  },
  'POST /api/v1/auth/sign-in': { username: 'nobody', password: 'a password of tests' },
  'POST /api/v1/auth/second-factor': { code: '123456' },
  'POST /api/v1/me/password': { current: 'not the password', wanted: 'another password of tests' },
  'POST /api/v1/me/second-factor': { password: 'not the password' },
  'POST /api/v1/me/second-factor/confirm': { code: '123456' },
  'DELETE /api/v1/me/second-factor': { password: 'not the password' },
  'POST /api/v1/users': { username: 'sokha', name: 'Sokha', role: 'recorder', districts: null },
  'PATCH /api/v1/users/:id': { name: 'Sokha', role: 'case-officer', districts: ['1208'], disabled: false },
  'POST /api/v1/api-keys': { name: 'office', permissions: ['facts:read'], districts: ['1208'] },
  'POST /api/v1/cases/:number/notes': { seen: 0, text: 'a note' },
  'POST /api/v1/cases/:number/assign': { seen: 0, to: null },
  'POST /api/v1/cases/:number/due': { seen: 0, on: '2026-12-01' },
  'POST /api/v1/cases/:number/open': { seen: 0 },
  'POST /api/v1/cases/:number/close': { seen: 0, reason: 'done' },
  'POST /api/v1/cases/:number/reject': { seen: 0, reason: 'not ours' },
  'POST /api/v1/cases/:number/reopen': { seen: 0, reason: 'again' },
  'POST /api/v1/cases/:number/replies/prompt': { seen: 0, prompt: 'welcome' },
  'POST /api/v1/cases/:number/redact': { seen: 0, cover: 'beep', spans: [{ from: 0, to: 1 }] },
  'POST /api/v1/cases/:number/delete-recording': { seen: 0 },
  'POST /api/v1/recording-imports': { language: 'km', speaker: 'Sokha', fileName: 'a.zip', bytes: 1000 },
  'POST /api/v1/recording-imports/:id/apply': { approve: false },
  'POST /api/v1/flows': { id: 'fuzzed', title: { en: 'Fuzzed' } },
  'PUT /api/v1/flows/:id/draft': { revision: null, flow: FLOW },
  'POST /api/v1/flows/:id/check': { flow: FLOW },
  'POST /api/v1/flows/:id/try': { flow: FLOW, node: 'hello', language: 'km', commune: '120801' },
  'POST /api/v1/releases': { flows: ['fuzzed'], note: 'a note', liveAt: '2027-01-01T08:00:00+07:00' },
  'POST /api/v1/releases/:number/restore': { note: 'a note' },
  'PUT /api/v1/requests': {
    requests: [{ number: '1234567', service: 'birth-certificate', state: 'received', date: '2026-11-01' }],
  },
  'PUT /api/v1/facts/:kind/rows': ROW,
  'DELETE /api/v1/facts/:kind/rows': { key: 'a-service', seen: '0' },
  'POST /api/v1/speaker-codes': { language: 'km', speaker: 'Sokha', flow: null, days: 7 },
  'PUT /api/v1/lines': {
    row: { number: '1294', flow: 'citizen-line', place: '120801', language: 'km', note: '' },
  },
  'DELETE /api/v1/lines': { key: '1294', seen: '0' },
  'POST /api/v1/languages': { code: 'cjm', nameKm: 'ចាម', nameEn: 'Cham', oral: true },
  'POST /api/v1/prompts': { id: 'a-new-prompt', note: '', texts: { km: 'សួស្តី' } },
  'PUT /api/v1/prompts/:id/texts/:language': { text: 'សួស្តី' },
};

/** What stands behind question marks, at any door: those that do not know a name must refuse it. */
export const QUERY: Record<string, string[]> = {
  after: ['a', '10', 'welcome'],
  approve: ['yes'],
  assigned: ['me', 'nobody'],
  before: ['1', '100'],
  codes: ['12', '120801,1208'],
  days: ['1', '7', '90'],
  fileName: ['a.csv', 'a.xlsx', 'a.zip'],
  flow: ['citizen-line', 'every-flow'],
  key: ['a-service', '["1294"]', '[]'],
  kind: ['complaint'],
  language: ['km', 'en'],
  late: ['yes'],
  limit: ['1', '50', '200'],
  of: ['live', 'draft'],
  open: ['yes'],
  place: ['12', '1208', '120801'],
  revision: ['1', '2'],
  search: ['a', 'ភ្នំ', '12'],
  seen: ['0', '1'],
  since: ['0', '1'],
  speaker: ['Sokha'],
  state: ['new', 'missing', 'draft'],
  topic: ['road', 'services'],
};

/** What may stand in paths: names of things that are there, and of things that are not. */
export const NAMES: Record<string, string[]> = {
  kind: ['services', 'budgets', 'requests', 'offices', 'holidays', 'villages'],
  language: ['km', 'en', 'cjm'],
  name: ['twilio', 'somleng', 'simulator', '0'.repeat(64)],
  number: ['1', '2', 'draft', '10001'],
  id: ['citizen-line', 'welcome', 'fuzzed', 'none'],
  clip: ['1', '2', '999999999'],
  place: ['120801', '1208'],
  year: ['2025', '2026'],
  call: ['CA1'],
  hash: ['0'.repeat(64)],
  line: ['1294'],
  reply: ['1'],
  screen: ['cases', 'menus/citizen-line'],
};
