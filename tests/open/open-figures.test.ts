import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import supertest from 'supertest';
import { afterEach, expect, it } from 'vitest';
import type { Analyst } from '../../src/analytics/analyst.ts';
import type { OpenMonth } from '../../src/analytics/open/api-types.ts';
import type { Context } from '../../src/context.ts';
import { openFigures } from '../../src/exports/open-figures.ts';
import { createApp } from '../../src/http/app.ts';
import { testLine } from '../support/line.ts';
import { addPlainCalls, callersOf } from '../support/open-log.ts';
import { binary } from '../support/staff.ts';
import { READERS } from '../support/table-files.ts';

const OCTOBER = Date.UTC(2026, 9, 10);
const NOVEMBER = Date.UTC(2026, 10, 10);

let context: Context | undefined;
afterEach(() => context?.close());

/** A line with calls of October and November, on a day. */
async function lineOn(day: string, environment: Record<string, string> = {}) {
  const clock = { at: Date.parse(`${day}T00:00:00+07:00`) };
  const line = await testLine({ clock: { now: () => clock.at } }, environment);
  context = line;
  const { database } = line;
  for (const [name, at] of [
    ['october', OCTOBER],
    ['november', NOVEMBER],
  ] as const) {
    addPlainCalls(database, name, [
      ...callersOf(9, 'a', { at, place: '020101', topics: ['service-answer'], rating: 4, case: 'complaint' }),
      ...callersOf(6, 'b', { at, place: '020101', topics: ['rights', 'promise'], rating: 1 }),
      ...callersOf(12, 'c', { at, place: '120101', topics: ['service-answer'] }),
      ...callersOf(8, 'd', { at, place: '120101', topics: ['rights'] }),
      // Whoever calls again is the same caller, and their newest rating holds.
      ...callersOf(9, 'a', { at: at + 1000, place: '020101', topics: ['service-answer'], rating: 5 }),
      ...callersOf(3, 'few', { at, place: '120101', topics: ['promise'], case: 'question' }),
      ...Array.from({ length: 7 }, () => ({ caller: null, at, topics: ['rights'] })),
    ]);
  }
  await line.open.publishDue();
  return { line, app: createApp(line), clock };
}

const monthIn = async (app: ReturnType<typeof createApp>, month: string): Promise<OpenMonth> =>
  (await supertest(app).get(`/open/data/months/${month}.json`).expect(200)).body as OpenMonth;

it('publishes a month when it has been over for three days, and no part of one', async () => {
  const { line, app, clock } = await lineOn('2026-11-03');
  expect((await line.open.index()).months).toEqual([]);
  clock.at += 24 * 60 * 60 * 1000;
  await line.open.publishDue();
  const { months } = await line.open.index();
  expect(months.map(({ month }) => month)).toEqual(['2026-10']);
  await supertest(app).get('/open/data/months/2026-11.json').expect(404);
});

it('counts a month with nobody waiting behind it', async () => {
  const { line } = await lineOn('2026-11-01');
  const asked: string[] = [];
  const asking = (who: string): Analyst => ({
    ask: (question, about) => {
      asked.push(`${who} ${question}`);
      return line.analyst.ask(question, about);
    },
    close: () => asked.push(`${who} closed`),
  });
  const folder = mkdtempSync(join(tmpdir(), 'sdap-open-'));
  const figures = openFigures({
    ...{ analyst: asking('shared'), ownAnalyst: () => asking('own') },
    ...{ folder, now: () => Date.parse('2026-11-21T00:00:00+07:00') },
  });
  await figures.publishDue();
  rmSync(folder, { recursive: true });
  expect(asked).toEqual(['shared logSpan', 'own openMonth', 'shared closedRounds', 'own closed']);
});

it('has what a plain count has, without what is small and what would reveal it', async () => {
  const { app } = await lineOn('2026-11-21');
  const { calls, topics, ratings, cases } = await monthIn(app, '2026-10');
  expect(calls).toEqual({ calls: 54, callers: 38 });
  // Three callers asked for promises in province 12. Hidden with them: the smallest others of the row, the column, the table.
  const shown = topics.map(({ province, topic, callers }) => `${province} ${topic} ${callers}`);
  expect(shown).toEqual(['02 service-answer 9', '12 service-answer 12']);
  expect(ratings).toEqual([{ subject: 'service', id: 'id-card', mean: 3.4, callers: 15 }]);
  // Beside the three questions the nine complaints would be alone.
  expect(cases).toEqual([]);
});

it('never changes what it published', async () => {
  const { line, app, clock } = await lineOn('2026-11-21');
  const before = await monthIn(app, '2026-10');
  addPlainCalls(
    line.database,
    'late',
    callersOf(20, 'e', { at: OCTOBER, place: '020101', topics: ['rights'] }),
  );
  line.database.transaction(() =>
    line.database.db.run(sql`update calls set caller = null where caller like 'a-%'`),
  );
  clock.at += 40 * 24 * 60 * 60 * 1000;
  await line.open.publishDue();
  expect((await line.open.index()).months.map(({ month }) => month)).toEqual(['2026-11', '2026-10']);
  expect(await monthIn(app, '2026-10')).toEqual(before);
});

it('waits for calls that are not summed up yet', async () => {
  const { line, clock } = await lineOn('2026-11-01');
  const { db, transaction } = line.database;
  transaction(() => db.run(sql`delete from call_facts where call_id = 'october-0'`));
  clock.at += 5 * 24 * 60 * 60 * 1000;
  await line.open.publishDue();
  expect((await line.open.index()).months).toEqual([]);
});

it('gives the same figures as CSV and JSON, with their licence', async () => {
  const { app } = await lineOn('2026-12-21');
  for (const table of ['calls', 'topics', 'ratings', 'cases', 'scorecards']) {
    const csv = await binary(supertest(app).get(`/open/data/${table}.csv`)).expect(200);
    const json = await supertest(app).get(`/open/data/${table}.json`).expect(200);
    const { rows, licence } = json.body as { rows: Record<string, unknown>[]; licence: string };
    expect(licence).toBe('CC BY 4.0');
    expect(csv.headers['link']).toContain('rel="license"');
    const read = await READERS.csv(csv.body as Buffer);
    expect(read).toEqual(
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, String(cell)]))),
    );
    expect(read.every((row) => row['licence'] === 'CC BY 4.0')).toBe(true);
  }
});

it('publishes a round when it is over, where five voters or more answered', async () => {
  const { line, app, clock } = await lineOn('2026-11-21');
  const { db, transaction } = line.database;
  transaction(() => {
    db.run(
      sql`insert into rounds (id, name, opens_on, closes_on, enough, sample) values ('r-2026', 'Round', '2026-11-01', '2026-11-19', 5, 0)`,
    );
    for (const [facility, voters] of [
      ['school-1', 6],
      ['school-2', 4],
    ] as const)
      for (let voter = 0; voter < voters; voter += 1)
        db.run(
          sql`insert into votes (round, facility, item, voter, call_id, value, offered, counted, at) values ('r-2026', ${facility}, 'work', ${`v${voter}`}, 'october-0', ${1 + (voter % 5)}, '["good"]', 1, ${NOVEMBER})`,
        );
  });
  await line.open.publishDue();
  expect(line.open.rounds().map(({ round }) => round)).not.toContain('r-2026');
  clock.at += 2 * 24 * 60 * 60 * 1000;
  await line.open.publishDue();
  const answer = await supertest(app).get('/open/data/scorecards.json').expect(200);
  const { rows } = answer.body as { rows: { round: string }[] };
  expect(rows.filter(({ round }) => round === 'r-2026')).toEqual([
    expect.objectContaining({ facility: 'school-1', item: 'work', median: 3, voters: 6, sample: false }),
  ]);
});

it('is closed by OPEN_PAGE=no', async () => {
  const { app } = await lineOn('2026-11-21', { OPEN_PAGE: 'no' });
  await supertest(app).get('/open').expect(404);
  await supertest(app).get('/open/data/calls.csv').expect(404);
});
