import { beforeAll, describe, expect, it } from 'vitest';
import type {
  ReportAnswer,
  ReportChoicesAnswer,
  ReportFilter,
  ReportsAnswer,
} from '../../src/analytics/api-types.ts';
import { wordsOf } from '../../src/analytics/report-words.ts';
import { REPORTS } from '../../src/analytics/reports.ts';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import type { FormatName } from '../../src/tables/formats.ts';
import { Conversation } from '../support/conversation.ts';
import { testLine } from '../support/line.ts';
import { binary, withKey, type Caller } from '../support/staff.ts';
import { READERS, sheetsOf, type ReadRow } from '../support/table-files.ts';

let context: Context;
let analyst: Caller;

/** A caller who hears a service and hangs up, one who is silent to the end, and the first one again. */
beforeAll(async () => {
  context = await testLine();
  const first = new Conversation(context);
  await first.dial();
  for (const key of '1129') await first.press(key);
  await first.hangUp();
  await first.redial();
  await first.hangUp(3);
  const silent = new Conversation(context, { callSid: 'CA2', from: 'anonymous' });
  await silent.dial();
  for (const key of '---') await silent.press(key);
  while (context.rollUp(2) > 0);
  analyst = withKey(context, createApp(context), ['calls:read']);
});

const ask = async (path: string): Promise<ReportAnswer> =>
  (await analyst.get(`/api/v1/reports/${path}`).expect(200)).body as ReportAnswer;

/** The rows as objects, by the names of the columns. */
const named = ({ columns, rows }: ReportAnswer) =>
  rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));

describe('the reports', () => {
  it('are listed, and each can be asked without anything', async () => {
    const { reports } = (await analyst.get('/api/v1/reports').expect(200)).body as ReportsAnswer;
    expect(reports.length).toBeGreaterThan(2);
    for (const { name, columns } of reports) expect((await ask(name)).columns).toEqual(columns);
  });

  it('count calls and callers by day, with the days on which nobody called', async () => {
    const rows = named(await ask('calls?from=2026-11-20&to=2026-11-21'));
    expect(rows).toEqual([
      expect.objectContaining({ day: '2026-11-20', calls: 0, callers: 0 }),
      {
        ...{ day: '2026-11-21', calls: 3, callers: 1, 'new-callers': 1, 'returning-callers': 0 },
        ...{ 'calls-of-unknown': 1, 'calls-with-content': 1, 'mean-length': 22.5, 'turned-away': 0 },
      },
    ]);
  });

  it('say where calls end', async () => {
    const rows = named(await ask('where-calls-end'));
    expect(rows.find(({ node }) => node === 'citizen-line/main-menu')).toMatchObject({
      ...{ flow: 'citizen-line', calls: 3, 'went-on': 1, 'hung-up': 1, silence: 1, 'wrong-key': 0 },
    });
    expect(rows.find(({ node }) => node === 'citizen-line/services/after-answer')).toMatchObject({
      ...{ flow: 'public-services', calls: 1, 'hung-up': 1, 'share-hung-up': 1 },
    });
  });

  it('say what was counted', async () => {
    const { filters, upTo, madeAt } = await ask('where-calls-end?from=2026-10-15&to=2026-11-03&language=km');
    expect(filters).toEqual({ from: '2026-10-01', to: '2026-11-30', language: 'km' });
    expect(upTo).toBe(madeAt);
  });

  it('compare with another period', async () => {
    const { compared } = await ask(
      'calls?from=2026-11-21&to=2026-11-21&compareFrom=2026-11-20&compareTo=2026-11-20',
    );
    expect(compared?.filters).toMatchObject({ from: '2026-11-20', to: '2026-11-20' });
    expect(compared?.rows).toHaveLength(1);
  });

  it('name in both languages what rows speak of by an id', async () => {
    const { names } = await ask('where-calls-end');
    expect(names.flow?.['citizen-line']).toEqual({ km: 'ខ្សែទូរស័ព្ទប្រជាពលរដ្ឋ', en: 'Citizen line' });
    const services = await ask('services');
    const key = String(named(services).find(({ query }) => query === 'service')?.['service']);
    expect(services.names.service?.[key]?.km).toMatch(/\p{Script=Khmer}/u);
    expect(services.names.service?.[key]?.en).toMatch(/^[A-Z]/);
  });

  it('name what they can be narrowed to', async () => {
    const answer = await analyst.get('/api/v1/reports/choices').expect(200);
    expect(answer.body).toMatchObject({
      lines: ['1294'],
      languages: ['km'],
      versions: [{ flow: 'citizen-line' }],
    });
    expect(answer.body).toMatchObject({ names: { flow: { 'citizen-line': { en: 'Citizen line' } } } });
  });
});

describe('the reports as files', () => {
  const rowsOf = async (path: string): Promise<ReadRow[]> => {
    const answer = await binary(analyst.get(`/api/v1/reports/${path}`)).expect(200);
    const format = /\.(\w+)(\?|$)/.exec(path)?.[1] as FormatName;
    return READERS[format](answer.body as Buffer);
  };

  const NUMBERS = new Set(['count', 'share', 'seconds', 'number', 'mean', 'score', 'points']);

  it.each([...REPORTS.keys()])('%s: every figure is the one of the API, in each format', async (name) => {
    const query = REPORTS.get(name)?.period === 'none' ? '' : '?from=2026-11-01&to=2026-11-30';
    const { columns, rows } = await ask(name + query);
    const figures = (told: ReadRow[]): unknown[][] =>
      told.map((row) => columns.flatMap((column) => (NUMBERS.has(column.kind) ? [row[column.name]] : [])));
    const expected = rows.map((row) => row.filter((_cell, at) => NUMBERS.has(columns[at]?.kind ?? 'day')));
    expect(figures(await rowsOf(`${name}.jsonl${query}`))).toEqual(expected);
    expect(figures(await rowsOf(`${name}.parquet${query}`))).toEqual(expected);
    expect(figures(await rowsOf(`${name}.csv${query}`))).toEqual(
      expected.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    );
    const [sheet = [], about = []] = await sheetsOf(
      (await binary(analyst.get(`/api/v1/reports/${name}.xlsx${query}`)).expect(200)).body as Buffer,
    );
    expect(figures(sheet)).toEqual(expected);
    const { km, en } = wordsOf(name);
    expect(about.filter(({ what }) => what === 'definition')).toEqual(
      km.definition.map((sentence, at) => ({ what: 'definition', km: sentence, en: en.definition[at] })),
    );
    if (query) expect(about).toContainEqual({ what: 'filter-to', km: '2026-11-30', en: '2026-11-30' });
  });

  /** A value for each filter; nobody voted or left a message in these calls. */
  const VALUES: Record<Exclude<ReportFilter, 'by' | 'version'>, string> = {
    ...{ line: '1294', place: '02', language: 'km', flow: 'citizen-line' },
    ...{ node: 'citizen-line/main-menu', topic: 'service', subject: 'service', round: 'none' },
    kind: 'message',
  };

  async function valueOf(filter: ReportFilter, by: readonly string[] = []): Promise<string> {
    if (filter === 'by') return by.at(-1) ?? '';
    if (filter !== 'version') return VALUES[filter];
    const choices = await analyst.get('/api/v1/reports/choices').expect(200);
    const [first] = (choices.body as ReportChoicesAnswer).versions;
    return `${first?.flow}@${first?.version}`;
  }

  const narrowed = [...REPORTS].flatMap(([name, { filters, by }]) =>
    filters.map((filter) => [name, filter, by] as const),
  );

  it.each(narrowed)('%s narrowed by %s: the file has the rows of the API', async (name, filter, by) => {
    const value = await valueOf(filter, by);
    const query = `?${filter}=${encodeURIComponent(value)}`;
    const { columns, rows, filters } = await ask(name + query);
    expect(filters[filter]).toBe(value);
    const told = await rowsOf(`${name}.jsonl${query}`);
    expect(told.map((row) => columns.map((column) => row[column.name]))).toEqual(rows);
    if (filter !== 'by') expect(new Set(told.map((row) => row[`filter-${filter}`])).size).toBeLessThan(2);
  });

  it.each(['where-calls-end', 'questions'])('%s of one menu has its questions only', async (name) => {
    const flowsOf = (rows: readonly Record<string, unknown>[]) => [...new Set(rows.map(({ flow }) => flow))];
    expect(flowsOf(named(await ask(name))).length).toBeGreaterThan(1);
    expect(flowsOf(named(await ask(`${name}?flow=public-services`)))).toEqual(['public-services']);
    for (const format of ['csv', 'jsonl', 'parquet', 'xlsx'] as const) {
      const rows = await rowsOf(`${name}.${format}?flow=public-services`);
      // The second sheet of XLSX says what was counted.
      const told = rows.filter((row) => !('what' in row));
      expect(flowsOf(told), format).toEqual(['public-services']);
    }
  });

  it('name things in both languages beside their ids, and open in Excel', async () => {
    const answer = await binary(analyst.get('/api/v1/reports/where-calls-end.csv')).expect(200);
    expect(answer.headers['content-disposition']).toBe('attachment; filename=where-calls-end.csv');
    const bytes = answer.body as Buffer;
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(await READERS.csv(bytes)).toContainEqual(
      expect.objectContaining({
        ...{ flow: 'citizen-line', 'flow-en': 'Citizen line', 'flow-km': 'ខ្សែទូរស័ព្ទប្រជាពលរដ្ឋ' },
        ...{ 'filter-from': '2025-11-01', 'filter-to': '2026-11-30' },
      }),
    );
  });

  it('say of each row of which days and of which version it is', async () => {
    const days = 'from=2026-11-21&to=2026-11-21&compareFrom=2026-11-20&compareTo=2026-11-20&line=1294';
    expect(await rowsOf(`calls.jsonl?${days}`)).toMatchObject([
      { calls: 3, 'filter-from': '2026-11-21', 'filter-line': '1294' },
      { calls: 0, 'filter-from': '2026-11-20', 'filter-line': '1294' },
    ]);
    const versions = await rowsOf('calls.jsonl?from=2026-11-21&to=2026-11-21&compareVersion=citizen-line@v0');
    expect(versions.map((row) => row['filter-version'])).toEqual([null, 'citizen-line@v0']);
  });

  it('are refused in a format that there is not', async () => {
    await analyst.get('/api/v1/reports/calls.doc').expect(404);
    await analyst.get('/api/v1/reports/nothing.csv').expect(404);
  });
});

it.each([
  'reports',
  'reports/calls',
  'reports/calls.csv',
  'exports',
  'exports/calls.csv',
  'calls',
  'calls/live',
])(
  'a key that is limited to districts does not read /api/v1/%s, which is of the whole country',
  async (path) => {
    const limited = withKey(context, createApp(context), ['calls:read'], ['1208']);
    const answer = await limited.get(`/api/v1/${path}`).expect(403);
    expect(answer.body).toMatchObject({ code: 'not-allowed' });
  },
);

it.each([
  ['calls?from=yesterday', 'from'],
  ['calls?from=2026-11-02&to=2026-11-01', 'from'],
  ['calls?by=hour', 'by'],
  ['calls?place=1', 'place'],
  ['calls?round=x', 'round'],
  ['calls?flow=citizen-line', 'flow'],
  ['where-calls-end?place=0201', 'place'],
  ['calls?compareFrom=2026-11-01', 'compareTo'],
])('refuses %s and names the field', async (path, field) => {
  const answer = await analyst.get(`/api/v1/reports/${path}`).expect(400);
  expect(answer.body).toMatchObject({ code: 'bad-input', field });
});

it('has no report of another name', async () => {
  await analyst.get('/api/v1/reports/nothing').expect(404);
});
