import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportAnswer } from '../../src/analytics/api-types.ts';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { addCases, withCase } from '../support/cases.ts';
import { NOW, testLine } from '../support/line.ts';
import { withKey } from '../support/staff.ts';

/* What reports say of a few rows, worked out by hand. That the rows of the sums are right is tested in sums.test.ts. */

const DAY = 24 * 60 * 60 * 1000;

/** The rows of a report as objects, by the names of the columns. */
async function told(context: Context, path: string): Promise<Record<string, unknown>[]> {
  const analyst = withKey(context, createApp(context), ['calls:read']);
  const answer = await analyst.get(`/api/v1/reports/${path}`).expect(200);
  const { columns, rows } = answer.body as ReportAnswer;
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
}

describe('the report of ratings', () => {
  let context: Context;

  beforeAll(async () => {
    context = await testLine();
    const { db } = context.database;
    db.run(
      sql`insert into slices (id, line, language, flow_id, flow_version) values (1, '1294', 'km', 'f', 'v'), (2, '1295', 'en', 'f', 'v')`,
    );
    const put = (
      month: string,
      slice: number,
      [subject, id]: [string, string],
      first: string,
      points: number[],
    ): void => {
      points.forEach((ratings, index) => {
        if (ratings === 0) return;
        for (const [level, place] of [
          [0, ''],
          [1, '02'],
        ] as const)
          db.run(
            sql`insert into sum_ratings (level, place, month, slice, subject, subject_id, first, value, ratings)
            values (${level}, ${place}, ${month}, ${slice}, ${subject}, ${id}, ${first}, ${index + 1}, ${ratings})`,
          );
      });
    };
    put('2026-10', 1, ['service', 'id-card'], 'good', [1, 0, 0, 1, 1]);
    put('2026-11', 2, ['service', 'id-card'], 'bad', [0, 0, 0, 1, 0]);
    put('2026-11', 1, ['service', 'birth-certificate'], 'good', [0, 1, 0, 0, 0]);
    put('2026-11', 1, ['commune', '020101'], 'bad', [0, 0, 2, 0, 0]);
  });
  afterAll(() => context.close());

  it('counts each point, and tells the mean with its interval', async () => {
    const rows = await told(context, 'ratings?from=2026-10-01&to=2026-11-30');
    expect(rows.map((row) => [row['kind'], row['subject'], row['ratings']])).toEqual([
      ['commune', '020101', 2],
      ['service', 'id-card', 3 + 1],
      ['service', 'birth-certificate', 1],
    ]);
    // 1, 4, 4, 5: the mean is 3.5, the variance 9 / 3, the standard error √(3 / 4); the scale ends at 5.
    expect(rows[1]).toMatchObject({
      ...{ 'points-1': 1, 'points-2': 0, 'points-3': 0, 'points-4': 2, 'points-5': 1, mean: 3.5, high: 5 },
      low: expect.closeTo(3.5 - 1.96 * Math.sqrt(3 / 4), 2) as number,
    });
    // All the same: nothing lies apart. A single one: nobody can tell.
    expect(rows[0]).toMatchObject({ mean: 3, low: 3, high: 3 });
    expect(rows[2]).toMatchObject({ mean: 2, low: null, high: null });
  });

  it('tells them by month, and of one line or kind only', async () => {
    const months = await told(context, 'ratings?from=2026-10-01&to=2026-11-30&by=month&subject=service');
    expect(months.map((row) => [row['month'], row['ratings'], row['mean']])).toEqual([
      ['2026-10', 3, 10 / 3],
      ['2026-11', 2, 3],
    ]);
    const ofLine = await told(context, 'ratings?from=2026-10-01&to=2026-11-30&line=1295');
    expect(ofLine.map((row) => [row['subject'], row['ratings']])).toEqual([['id-card', 1]]);
    expect(await told(context, 'ratings?from=2026-10-01&to=2026-11-30&place=12')).toEqual([]);
  });

  it('sets side by side what the order of reading does', async () => {
    const rows = await told(context, 'rating-order?from=2026-10-01&to=2026-11-30');
    const of = (side: string) => rows.find((row) => Object.values(row).includes(side));
    // Good first: 1, 4, 5 and 2; bad first: 4, 3 and 3.
    expect(of('good')).toMatchObject({ ratings: 4, mean: 3 });
    expect(of('bad')).toMatchObject({ ratings: 3, mean: 10 / 3 });
  });
});

describe('the report of scorecards', () => {
  let context: Context;

  beforeAll(async () => {
    context = await testLine();
    const { db } = context.database;
    db.run(sql`delete from sum_scores`);
    db.run(
      sql`insert into rounds (id, name, opens_on, closes_on, enough, sample) values
      ('old', 'Old', '2091-01-01', '2091-06-30', 5, 0), ('new', 'New', '2091-07-01', '2091-12-31', 5, 0)`,
    );
    const put = (
      round: string,
      facility: string,
      [item, group]: [string, string],
      voters: number,
      points: number[],
    ): void => {
      const rows = [...points.map((votes, index) => [index + 1, votes] as const), [0, voters] as const];
      for (const [value, votes] of rows)
        if (votes > 0)
          db.run(
            sql`insert into sum_scores (round, facility, item, "group", value, votes)
            values (${round}, ${facility}, ${item}, ${group}, ${value}, ${votes})`,
          );
    };
    put('old', 'school-02010101', ['', ''], 6, [0, 3, 3, 0, 0]);
    put('new', 'school-02010101', ['', ''], 12, [0, 0, 12, 12, 0]);
    put('new', 'school-02010101', ['clean', ''], 12, [0, 0, 10, 2, 0]);
    put('new', 'school-02010101', ['teachers', ''], 12, [0, 0, 2, 10, 0]);
    put('new', 'school-02010101', ['', 'woman'], 6, [0, 0, 0, 12, 0]);
    put('new', 'school-02010101', ['', 'youth'], 9, [0, 0, 9, 9, 0]);
    put('new', 'school-02010101', ['', 'minority'], 4, [8, 0, 0, 0, 0]);
    put('new', 'commune-120101', ['', ''], 4, [0, 0, 0, 0, 8]);
  });
  afterAll(() => context.close());

  it('tells medians rounded up, with the change since the round before, and nothing of four voters', async () => {
    expect(await told(context, 'scorecards?round=new')).toEqual([
      {
        ...{ facility: 'commune-120101', voters: 4, answers: 8, median: null },
        ...{ 'round-before': 'old', 'median-before': null, change: null },
      },
      {
        // As many 3 as 4; and 2 as 3 before.
        ...{ facility: 'school-02010101', voters: 12, answers: 24, median: 4 },
        ...{ 'round-before': 'old', 'median-before': 3, change: 1 },
      },
    ]);
  });

  it('tells each question, and is narrowed to a place and a kind', async () => {
    const items = await told(context, 'scorecards?round=new&by=item');
    expect(items.map((row) => [row['item'], row['answers'], row['median']])).toEqual([
      ['clean', 12, 3],
      ['teachers', 12, 4],
    ]);
    expect(await told(context, 'scorecards?round=new&place=12')).toMatchObject([
      { facility: 'commune-120101' },
    ]);
    expect(await told(context, 'scorecards?round=new&kind=school')).toMatchObject([
      { facility: 'school-02010101' },
    ]);
  });

  it('tells of no group that is small, nor of one whose rest is', async () => {
    const groups = await told(context, 'scorecards?round=new&by=group&kind=school');
    const of = (group: string) => groups.find((row) => row['group'] === group);
    expect(of('')).toMatchObject({ voters: 12, median: 4 });
    expect(of('woman')).toMatchObject({ voters: 6, answers: 12, median: 4 });
    // Three others would stand apart.
    expect(of('youth')).toMatchObject({ voters: null, answers: null, median: null });
    expect(of('minority')).toMatchObject({ voters: null, answers: null, median: null });
  });
});

describe('the report of messages', () => {
  let context: Context;

  beforeAll(async () => {
    ({ context } = await withCase());
    context.database.db.run(sql`update cases set opened_at = ${NOW - DAY}, state_at = ${NOW - DAY}`);
    const at = (days: number): number => NOW - days * DAY;
    addCases(context, [
      { number: '100001', openedAt: at(7), stateAt: at(7), dueOn: '2026-11-20', commune: '020101' },
      { number: '100002', openedAt: at(31), stateAt: at(1), state: 'open', dueOn: '2026-12-30' },
      // Answered within a week, long ago.
      { number: '100003', openedAt: at(100), stateAt: at(95), state: 'answered', dueOn: '2026-09-01' },
      { number: '100004', openedAt: at(200), stateAt: at(1), state: 'closed', kind: 'question' },
    ]);
  });
  afterAll(() => context.close());

  const WHOLE = 'from=2026-01-01&to=2026-12-31';

  it('tells how old messages are, or were when they were answered, and which wait too long', async () => {
    const [answered, closed, fresh, open, ...others] = await told(context, `cases?${WHOLE}`);
    expect(others).toEqual([]);
    const none = { 'up-to-7-days': 0, 'up-to-30-days': 0, 'up-to-90-days': 0, older: 0 };
    expect(answered).toEqual({
      ...none,
      state: 'answered',
      cases: 1,
      waiting: 0,
      late: 0,
      'up-to-7-days': 1,
    });
    expect(closed).toEqual({ ...none, state: 'closed', cases: 1, waiting: 0, late: 0, older: 1 });
    expect(fresh).toEqual({ ...none, state: 'new', cases: 2, waiting: 2, late: 1, 'up-to-7-days': 2 });
    expect(open).toEqual({ ...none, state: 'open', cases: 1, waiting: 1, late: 0, 'up-to-90-days': 1 });
  });

  it('counts those that were opened in the days and the place that are asked for, by kind', async () => {
    const days = await told(context, 'cases?from=2026-11-10&to=2026-11-21&by=kind');
    expect(days.map((row) => [row['kind'], row['cases']])).toEqual([
      ['complaint', 1],
      ['place-problem', 1],
    ]);
    const place = await told(context, `cases?${WHOLE}&place=0201&by=kind`);
    expect(place.reduce((sum, row) => sum + Number(row['cases']), 0)).toBe(2);
  });

  it('does not count those of the simulator', async () => {
    context.database.db.run(sql`update calls set provider = 'simulator'`);
    expect(await told(context, `cases?${WHOLE}`)).toEqual([]);
  });
});
