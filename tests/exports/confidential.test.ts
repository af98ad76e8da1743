import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import {
  EXPORT_FORMATS,
  EXPORT_NAMES,
  type ExportFormat,
  type ExportName,
} from '../../src/exports/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import { withCase } from '../support/cases.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';
import { putRequest } from '../support/requests.ts';
import { binary, withKey } from '../support/staff.ts';
import { READERS, type ReadRow } from '../support/table-files.ts';

/** All rows of an export, as whoever gets the file reads them. */
async function taken(context: Context, name: ExportName, format: ExportFormat): Promise<ReadRow[]> {
  const analyst = withKey(context, createApp(context), ['calls:read']);
  const answer = await binary(analyst.get(`/api/v1/exports/${name}.${format}`)).expect(200);
  return READERS[format](answer.body as Buffer);
}

/** What a row tells: the columns that are not empty. */
const told = (row: ReadRow): ReadRow =>
  Object.fromEntries(
    Object.entries(row).filter(([, cell]) => cell !== null && cell !== '' && cell !== undefined),
  );

describe('what leaves of a call in which a complaint was spoken', () => {
  let context: Context;
  let number: string;

  beforeAll(async () => {
    ({ context, number } = await withCase());
    const { db } = context.database;
    db.run(
      sql`insert into ratings (call_id, subject, subject_id, value, offered, at) values ('call-1', 'service', 'id-card', 1, '["good"]', ${NOW})`,
    );
    db.run(
      sql`insert into votes (round, facility, item, voter, call_id, value, offered, counted, at)
      values ('r1', 'school-02010101', 'work', 'somebody', 'call-1', 1, '["bad"]', 1, ${NOW})`,
    );
    context.rollUp(10);
  });
  afterAll(() => context.close());

  it.each(EXPORT_FORMATS)(
    'is in %s its day, line, language, menu, end and faults, and nothing else',
    async (format) => {
      const [row, ...others] = await taken(context, 'calls', format);
      expect(others).toEqual([]);
      expect(Object.keys(told(row ?? {}))).toEqual([
        ...['day', 'confidential', 'line', 'flow', 'flow_version', 'language', 'disposition', 'faults'],
      ]);
      expect(row).toMatchObject({
        line: '1294',
        language: 'km',
        flow: 'place-problem',
        disposition: 'hung-up',
      });
      // No hour in the day either; a workbook counts days, with the hour as a fraction.
      const { day } = row ?? {};
      if (typeof day === 'number') expect(day % 1).toBe(0);
      else
        expect(day instanceof Date ? day.toISOString().slice(10) : day).toMatch(
          /^(T00:00:00.000Z|2026-11-21)$/,
        );
    },
  );

  it.each(EXPORT_FORMATS)('is in %s no event, no rating and no vote', async (format) => {
    for (const name of ['events', 'ratings', 'scorecards'] as const)
      expect(await taken(context, name, format), name).toEqual([]);
  });

  it.each(EXPORT_NAMES)('leads from %s to no message, and no message to it', async (name) => {
    const rows = JSON.stringify(await taken(context, name, 'jsonl'));
    for (const secret of [number, '020101', 'call-1', 'somebody']) expect(rows).not.toContain(secret);
  });

  it('is not found by its place', async () => {
    const analyst = withKey(context, createApp(context), ['calls:read']);
    const answer = await binary(analyst.get('/api/v1/exports/calls.jsonl?place=02')).expect(200);
    expect((answer.body as Buffer).toString()).toBe('');
  });
});

describe('what leaves of a call in which a number of one’s own was entered', () => {
  it('is that digits were, and no clip that reads them back', async () => {
    const context = await testLine({ flowOfLine: () => 'my-request' });
    putRequest(context, { number: '02014711' });
    const call = new Conversation(context);
    await call.dial();
    for (const keys of ['0201', '4711', '-', '5']) await call.press(keys);
    await call.hangUp();
    context.rollUp(10);
    const rows = await taken(context, 'events', 'jsonl');
    const pressed = rows.filter(({ type }) => type === 'pressed');
    expect(pressed.map(({ key, digits }) => ({ key, digits }))).toEqual([
      ...[
        { key: null, digits: 4 },
        { key: null, digits: 4 },
      ],
      { key: '5', digits: 1 },
    ]);
    const [asked, ...after] = rows.filter(({ type }) => type === 'said').map(({ utterance }) => utterance);
    expect(asked).toEqual(expect.any(String));
    expect(after.slice(0, -1).every((clip) => clip === null)).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(/4711/);
    context.close();
  });

  it('is nothing, where the version of its menu is not known any more', async () => {
    const context = await testLine();
    const call = new Conversation(context);
    await call.dial();
    await call.hangUp();
    context.rollUp(10);
    expect((await taken(context, 'events', 'jsonl')).length).toBeGreaterThan(0);
    context.database.db.run(sql`delete from flow_versions`);
    expect(await taken(context, 'events', 'jsonl')).toEqual([]);
    context.close();
  });

  it('is nothing yet, while it goes on', async () => {
    const context = await testLine();
    await new Conversation(context).dial();
    context.rollUp(10);
    for (const name of EXPORT_NAMES) expect(await taken(context, name, 'jsonl'), name).toEqual([]);
    context.close();
  });
});
