import { expect } from 'vitest';
import type { RawRequest } from './raw-http.ts';

/** What would run if a screen took a text for markup: it leaves a mark on the page. */
export const SCRIPT = `"'><img src=x onerror="globalThis.ran=1"><script>globalThis.ran=2</script><svg onload=globalThis.ran=3>{{7*7}}`;

/** Short enough for a name. */
export const SHORT_SCRIPT = `"><img src=x onerror="globalThis.ran=4">`;

type Send = (
  asked: Pick<RawRequest, 'method' | 'path'> & { json: unknown },
) => Promise<{ status: number; text: string }>;

const FLOW = {
  specVersion: 1,
  id: 'script',
  title: { km: SCRIPT, en: SCRIPT },
  languages: ['km', 'en'],
  start: SHORT_SCRIPT,
  nodes: {
    [SHORT_SCRIPT]: {
      type: 'play',
      note: SCRIPT,
      say: [SHORT_SCRIPT],
      exits: { [SHORT_SCRIPT]: SHORT_SCRIPT },
    },
  },
};

/** By door: a body with a script in each text. */
const DEEDS: [method: string, path: string, json: unknown][] = [
  ['POST', '/users', { username: 'script', name: SHORT_SCRIPT, role: 'recorder', districts: null }],
  ['POST', '/api-keys', { name: SHORT_SCRIPT, permissions: ['facts:read'] }],
  ['POST', '/languages', { code: 'cjm', nameKm: SHORT_SCRIPT, nameEn: SHORT_SCRIPT, oral: true }],
  ['POST', '/prompts', { id: 'a-script', note: SCRIPT, texts: { km: SCRIPT, en: SCRIPT } }],
  ['PUT', '/prompts/goodbye/texts/en', { text: SCRIPT }],
  ['POST', '/speaker-codes', { language: 'km', speaker: SHORT_SCRIPT, days: 7 }],
  [
    'POST',
    '/recording-imports',
    { language: 'km', speaker: SHORT_SCRIPT, fileName: SHORT_SCRIPT, bytes: 10 },
  ],
  ['POST', '/flows', { id: 'script', title: { km: SCRIPT, en: SCRIPT } }],
  ['PUT', '/flows/script/draft', { revision: 1, flow: FLOW }],
  [
    'PUT',
    '/facts/holidays/rows',
    { row: { date: '2026-12-24', name_en: SCRIPT, source_url: 'javascript:globalThis.ran=5' } },
  ],
  [
    'PUT',
    '/facts/rounds/rows',
    { row: { id: 'script', name: SCRIPT, opens_on: '2026-01-01', closes_on: '2027-12-31', enough: '5' } },
  ],
  ['PUT', '/lines', { row: { number: '1295', flow: 'citizen-line', note: SCRIPT } }],
];

/** Stores a script in every text that the API takes. In: who sends; the number of a case. Fails where one is refused. */
export async function storeScripts(send: Send, caseNumber: string): Promise<number> {
  const deeds = [...DEEDS, ['POST', `/cases/${caseNumber}/notes`, { seen: 0, text: SCRIPT }] as const];
  for (const [method, path, json] of deeds) {
    const answer = await send({ method, path: `/api/v1${path}`, json });
    expect(`${method} ${path}: ${answer.status < 300 ? 'taken' : answer.text}`).toBe(
      `${method} ${path}: taken`,
    );
  }
  return deeds.length;
}
