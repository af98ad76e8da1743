import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { auditLog, callers, calls, cases, contacts, legs, ratings, texts } from '../db/schema.ts';
import { EXPORT_TABLES } from '../src/analytics/exports/export-tables.ts';
import { makeBackup } from '../src/backup/make-backup.ts';
import { HEARD } from '../src/cases/change-case.ts';
import { closeAbandoned } from '../src/calls/close-abandoned.ts';
import type { SendText } from '../src/calls/outgoing-ports.ts';
import { ROOT, type Context } from '../src/context.ts';
import { createApp, createPages } from '../src/http/app.ts';
import { toneApi } from '../src/providers/simulator/tone.ts';
import { PERMISSIONS } from '../src/staff/roles.ts';
import { databaseFiles } from '../src/storage/database-files.ts';
import { FORMATS, type FormatName } from '../src/tables/formats.ts';
import { Conversation } from './support/conversation.ts';
import { filledDatabase, NOW, testLine } from './support/line.ts';
import { numbersIn, shapesOf } from './support/number-shapes.ts';
import { withOfficer } from './support/officer.ts';
import { routesOf } from './support/route-table.ts';
import { work } from './support/speaking.ts';
import { binary, withKey } from './support/staff.ts';
import { READERS } from './support/table-files.ts';

const NUMBERS = ['+85570918243', '+85598412765', '+85561730294', '+85515830427', '+85592617038'] as const;
const [COMPLAINS, TEXTED, RATES, FORGETS, GONE_WRONG] = NUMBERS;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Each number in a shape of its own, as carriers send them. */
async function pressing(call: Conversation, keys: string): Promise<void> {
  await call.dial();
  for (const key of keys.split(' ')) await call.press(key);
}

interface Run {
  context: Context;
  clock: { now: number };
  lines: string[];
  told: string[];
  dataDir: string;
  backups: string;
}

/** A line on the disk, as it runs. */
async function lineOnDisk(): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'sdap-numbers-'));
  const dataDir = join(folder, 'var');
  (await testLine({}, { DATA_DIR: dataDir })).close();
  const database = join(dataDir, 'sdap.sqlite');
  writeFileSync(database, await filledDatabase());
  const clock = { now: NOW };
  const lines: string[] = [];
  const told: string[] = [];
  const sendText: SendText = ({ to }) => {
    told.push(to);
    return Promise.resolve('SM1');
  };
  const api = { ...toneApi, sendText };
  const context = await testLine(
    {
      ...{ database, clock: { now: () => clock.now }, outbound: { twilio: api, somleng: api } },
      log: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }),
    },
    { DATA_DIR: dataDir },
  );
  withOfficer(context);
  return { context, clock, lines, told, dataDir, backups: join(folder, 'backups') };
}

/** Calls by known numbers through everything that a caller can do. */
async function everyFlow({ context }: Run): Promise<void> {
  const complains = new Conversation(context, { from: COMPLAINS });
  await pressing(complains, '3 2 1');
  await complains.say(25);
  await work(context);
  await complains.comeBack();
  for (const key of '1 1 2 5 2 6 020101 3 1 1 0 1'.split(' ')) await complains.press(key);
  await complains.dialEnds('answered', 60);
  await complains.hangUp();
  const rates = new Conversation(context, { from: RATES, carrier: 'somleng', callSid: 'rates-1' });
  await pressing(rates, '2 6 020101 3 1 1');
  await rates.hangUp();
  const again = new Conversation(context, { from: '061 730 294', callSid: 'CA-again' });
  await pressing(again, '4 2 1 5 4 3');
  await again.hangUp();
  const forgets = new Conversation(context, { from: FORGETS, callSid: 'CA-forgets' });
  await pressing(forgets, '2 6 020101');
  await forgets.hangUp();
  const wrong = new Conversation(context, { from: GONE_WRONG, callSid: 'CA-wrong' });
  await wrong.post('/telephony/twilio/voice', { CallStatus: 'ringing', CallSid: `%${GONE_WRONG}` });
  await wrong.post('/telephony/twilio/voice/recordings', {
    RecordingUrl: `https://recordings.example.org/${GONE_WRONG}.wav`,
    RecordingStatus: 'completed',
  });
  context.faults.fault('test', Object.assign(new Error('A fault.'), { body: GONE_WRONG }), 'call-1');
}

/** The pages of staff, the files of analysts, the metrics: all that can be asked without naming a thing. */
async function everyAnswer({ context }: Run): Promise<string[]> {
  const app = createApp(context);
  const key = withKey(context, app, [...PERMISSIONS]);
  const doors = routesOf(createPages(context)).filter((door) =>
    /^GET \/(api|metrics|open|readyz|healthz)/.test(door),
  );
  const plain = doors.map((door) => door.replace('GET ', '')).filter((path) => !/[:*]/.test(path));
  const some = [...context.database.rows('select id from calls')].map(
    ({ id }) => `/api/v1/calls/${String(id)}`,
  );
  const [number] = [...context.database.rows('select number from cases')];
  const recording = `/api/v1/cases/${String(number?.['number'])}`;
  const answers: string[] = [];
  for (const path of [...plain, ...some, recording, `${recording}/recording.wav`]) {
    const { body, status } = (await binary(key.get(path))) as { body: Buffer; status: number };
    answers.push(`${path} ${status} ${body.toString('latin1')}`);
  }
  expect(answers.filter((answer) => / 200 /.test(answer)).length).toBeGreaterThan(15);
  for (const table of Object.keys(EXPORT_TABLES)) {
    for (const format of Object.keys(FORMATS) as FormatName[]) {
      const { body } = (await binary(
        key.get(`/api/v1/exports/${table}.${format}?from=2026-11-01&to=2026-11-30`).expect(200),
      )) as { body: Buffer };
      const rows = await READERS[format](body);
      answers.push(body.toString('latin1'), JSON.stringify(rows, withoutBig));
    }
  }
  return answers;
}

const withoutBig = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

/** Names and bytes of every file below a folder. */
const filesOf = (folder: string): { name: string; bytes: Buffer }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((name) => ({ name, bytes: Buffer.concat([Buffer.from(`${name}\n`), readFileSync(name)]) }));

/** Every value of every table, as the database itself writes it: blobs as hex. */
function tablesOf({ database: { db } }: Context): Map<string, string> {
  const tables = db.all<{ name: string }>(sql.raw(`select name from sqlite_master where type = 'table'`));
  return new Map(
    tables.map(({ name }) => {
      const rows = db.all<Record<string, unknown>>(sql.raw(`select * from "${name}"`));
      const plain = rows.map((row) =>
        Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value)),
      );
      return [name, plain.map((row) => row.join('\t')).join('\n')];
    }),
  );
}

it('no number of a caller stands in clear anywhere after a whole run, nor its plain hash', async () => {
  const run = await lineOnDisk();
  const { context, clock, lines, told, dataDir, backups } = run;
  const { db } = context.database;
  await everyFlow(run);
  const texted = new Conversation(context, { from: TEXTED, callSid: 'CA-texted' });
  await pressing(texted, '1 1 2 4');
  // It waits, sealed, in the one table that may have it.
  expect(db.select().from(contacts).all()).toHaveLength(1);
  const databases = filesOf(dataDir).filter(({ name }) => /sdap\.sqlite(-wal)?$/.test(name));
  const waiting = [...tablesOf(context).values(), ...databases.map(({ bytes }) => bytes)];
  await work(context);
  expect(told).toEqual([TEXTED]);
  context.rollUp(100);
  await context.health.look();
  const answers = await everyAnswer(run);
  const made = await makeBackup(databaseFiles(join(ROOT, 'db/migrations')), {
    dataDir,
    backups,
    now: clock.now,
  });
  // The run was one.
  for (const [table, least] of [
    [calls, 5],
    [callers, 3],
    [cases, 1],
    [ratings, 1],
    [texts, 1],
    [legs, 6],
  ] as const)
    expect(db.select().from(table).all().length).toBeGreaterThanOrEqual(least);
  const looked = [
    ...waiting,
    ...tablesOf(context).values(),
    ...filesOf(dataDir).map(({ bytes }) => bytes),
    ...filesOf(made.folder).map(({ bytes }) => bytes),
    ...[...lines, ...answers],
  ];
  const found = looked.flatMap((kept) => numbersIn(kept, NUMBERS));
  process.stdout.write(
    `Numbers: ${NUMBERS.length} callers, ${looked.length} tables, files, answers and lines, ${found.length} found in clear.\n`,
  );
  expect(found).toEqual([]);
  // Whoever opened a recording stands in the audit log.
  const opened = db
    .select()
    .from(auditLog)
    .all()
    .filter(({ action }) => action === HEARD);
  expect(opened).toHaveLength(1);
  context.close();
}, 600_000);

it('the sealed numbers of texts that never left are gone after a day', async () => {
  const { context, clock } = await lineOnDisk();
  await pressing(new Conversation(context, { from: TEXTED }), '1 1 2 4');
  expect(context.database.db.select().from(contacts).all()).toHaveLength(1);
  clock.now += DAY_MS;
  closeAbandoned(context);
  expect(context.database.db.select().from(contacts).all()).toEqual([]);
  context.close();
});

it('a caller who wants to be forgotten is in no table any more, and what was counted stays', async () => {
  const run = await lineOnDisk();
  const { context } = run;
  await everyFlow(run);
  await pressing(new Conversation(context, { from: TEXTED, callSid: 'CA-texted' }), '1 1 2 4');
  const before = { calls: 0, cases: 0, ratings: 0 };
  const count = (): typeof before => ({
    calls: context.database.db.select().from(calls).all().length,
    cases: context.database.db.select().from(cases).all().length,
    ratings: context.database.db.select().from(ratings).all().length,
  });
  Object.assign(before, count());
  for (const number of NUMBERS) {
    const pseudonym = context.pseudonyms.get('twilio')?.(number) ?? '';
    const has = (): string[] =>
      [...tablesOf(context)].filter(([, rows]) => rows.includes(pseudonym)).map(([name]) => name);
    if (number !== GONE_WRONG) expect(has()).toContain('callers');
    context.store.transaction(() => {
      context.store.forget(pseudonym);
    });
    expect(has()).toEqual([]);
  }
  expect(context.database.db.select().from(contacts).all()).toEqual([]);
  expect(count()).toEqual(before);
  context.close();
});

it('a pseudonym is another under another key, and none without it', async () => {
  const [one, other] = await Promise.all([
    testLine(),
    testLine({}, { CALLER_KEY: 'quite another key of tests' }),
  ]);
  const of = (context: Context) => context.pseudonyms.get('twilio')?.(COMPLAINS) ?? '';
  expect(of(one)).not.toBe(of(other));
  expect(of(one)).not.toContain(createHash('sha256').update(COMPLAINS).digest('hex').slice(0, 12));
  one.close();
  other.close();
});

it('the search finds each of the shapes that it looks for', () => {
  for (const [name, shape] of shapesOf(COMPLAINS)) {
    const kept = Buffer.concat([Buffer.from('before '), shape, Buffer.from(' after')]);
    expect(numbersIn(kept, NUMBERS)).toContain(name);
  }
  expect(
    numbersIn(Buffer.from(`{"a":"${Buffer.from(`to ${COMPLAINS}.`).toString('base64')}"}`), NUMBERS),
  ).not.toEqual([]);
  expect(numbersIn(encodeURIComponent(COMPLAINS), NUMBERS)).toEqual(['digits']);
  expect(numbersIn('nothing of anybody', NUMBERS)).toEqual([]);
});
