import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { cases, recordings } from '../../db/schema.ts';
import { apologyOf } from '../../src/calls/apology.ts';
import { closeAbandoned } from '../../src/calls/close-abandoned.ts';
import { ROOT, type Context } from '../../src/context.ts';
import { Conversation } from '../support/conversation.ts';
import { filledDatabase, NOW, testLine } from '../support/line.ts';
import { CAN_MAKE_DISKS, smallDisk, type SmallDisk } from '../support/small-disk.ts';
import { watched, work } from '../support/speaking.ts';
import { logLines } from '../support/transcript.ts';

/* What callers hear and what is kept while the disk or the database fails for real, and after it. */

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

/** A line whose database is a file in this folder. */
async function lineIn(dataDir: string, ...[overrides = {}]: Parameters<typeof testLine>): Promise<Context> {
  const database = join(dataDir, 'sdap.sqlite');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(database, await filledDatabase());
  const context = await testLine({ database, ...overrides }, { DATA_DIR: dataDir });
  ends.push(() => context.close());
  return context;
}

function disk(kilobytes: number, folder?: string): SmallDisk {
  const made = smallDisk(kilobytes, folder);
  ends.push(() => made.remove());
  return made;
}

/** The apology with status 200, and the clip of it can be heard. */
async function apologised(context: Context, call: Conversation): Promise<void> {
  const { hash } = apologyOf(context.voice);
  expect(call.scene).toEqual({ clips: [expect.stringContaining(hash)], then: { type: 'hangUp' } });
  const clip = await request(call.app).get(`/media/${hash}.wav`);
  expect([clip.status, clip.headers['content-type']]).toEqual([200, 'audio/wav']);
  const metrics = await request(call.app).get('/metrics');
  expect(metrics.text).toMatch(/sdap_faults_total\{where="(turn|webhook)"\} [1-9]/);
}

const isSound = (context: Context): unknown =>
  context.database.statement<{ integrity_check: string }>('pragma integrity_check').all();

/** The same key again, and then on: as if nothing had been, and the log tells of it once. */
async function goesOn(context: Context, call: Conversation): Promise<void> {
  await call.repeat();
  expect(context.store.find('twilio', call.callSid)?.turn).toBe(2);
  const log = logLines(context);
  expect(log.filter((line) => line.startsWith('call-1 2 pressed'))).toHaveLength(1);
  expect(log.join('\n')).not.toContain('"failed"');
  expect(isSound(context)).toEqual([{ integrity_check: 'ok' }]);
}

async function underWay(context: Context): Promise<Conversation> {
  const call = new Conversation(context);
  await call.dial();
  await call.press('1');
  return call;
}

describe.skipIf(!CAN_MAKE_DISKS)('a disk that is full (needs root, to make one)', () => {
  it('is an apology for calls under way and new ones, and the call goes on when there is room', async () => {
    const { folder, fill, makeRoom } = disk(32_000);
    const context = await lineIn(join(folder, 'data'));
    const call = await underWay(context);
    fill();
    await call.press('1');
    await apologised(context, call);
    const other = new Conversation(context, { callSid: 'CA00000000000000000000000000000002' });
    await other.dial();
    await apologised(context, other);
    expect(context.store.find('twilio', other.callSid)).toBeUndefined();
    expect((await request(call.app).get('/readyz')).status).toBe(503);
    makeRoom();
    await goesOn(context, call);
    await other.dial();
    expect(other.scene?.then.type).toBe('gather');
  });

  it('lets the clips be heard that are not on it yet', async () => {
    const { folder, fill } = disk(32_000);
    const context = await lineIn(join(folder, 'data'));
    const call = await underWay(context);
    fill();
    const clip = await request(call.app).get(new URL(call.scene?.clips[0] ?? '').pathname);
    expect([clip.status, clip.headers['content-type']]).toEqual([200, 'audio/wav']);
  });

  it('loses no message: it has its number, and its sound is fetched when there is room', async () => {
    const { time, overrides } = watched();
    const context = await testLine({ ...overrides, flowOfLine: () => 'your-message' });
    ends.push(() => context.close());
    const sounds = join(context.settings.dataDir, 'recordings');
    mkdirSync(sounds);
    const { fill, makeRoom } = disk(256, sounds);
    fill();
    const call = new Conversation(context);
    await call.dial();
    await call.press('1');
    await call.say(25);
    await work(context);
    while (call.scene?.then.type === 'redirect') await call.comeBack();
    await call.press('1');
    const states = () => context.database.db.select({ state: recordings.state }).from(recordings).all();
    expect(context.database.db.select().from(cases).all()).toHaveLength(1);
    expect(states()).toEqual([{ state: 'expected' }]);
    expect(readdirSync(sounds).filter((name) => !name.startsWith('ballast'))).toEqual([]);
    disk(1_024, sounds);
    makeRoom();
    time.now += 60_000;
    await work(context);
    expect(states()).toEqual([{ state: 'fetched' }]);
    expect(context.recordingFiles.read('recording-1').length).toBeGreaterThan(0);
  });
});

it('a database that may not be written is an apology, and the call goes on when it may be', async () => {
  const context = await lineIn(join((await testLine()).settings.dataDir, 'own'));
  const call = await underWay(context);
  context.database.statement('pragma query_only = on').run();
  await call.press('1');
  await apologised(context, call);
  context.database.statement('pragma query_only = off').run();
  await goesOn(context, call);
});

/** Another program that holds the database until it is ended. */
async function holder(file: string) {
  const script =
    "const held = new (require('better-sqlite3'))(process.argv[1]); held.exec('BEGIN IMMEDIATE'); console.log('held'); setInterval(() => 0, 1000);";
  const child = spawn(process.execPath, ['-e', script, file], { cwd: ROOT });
  ends.push(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}

it('a database that another program holds for too long is an apology, and the call goes on after it', async () => {
  const context = await lineIn(join((await testLine()).settings.dataDir, 'own'));
  const call = await underWay(context);
  // The usual patience is seconds.
  context.database.statement('pragma busy_timeout = 50').all();
  const letGo = await holder(context.database.file ?? '');
  await call.press('1');
  await apologised(context, call);
  await letGo();
  await goesOn(context, call);
});

const YEAR_MS = 365 * 24 * 60 * 60_000;

describe('a clock that jumps', () => {
  it.each([
    ['forwards', YEAR_MS],
    ['backwards', -YEAR_MS],
  ])('%s leaves no call behind, puts nothing off, and makes no time negative', async (_name, jump) => {
    const { time, overrides } = watched();
    const context = await testLine({ ...overrides, flowOfLine: () => 'your-message' });
    ends.push(() => context.close());
    const call = new Conversation(context);
    await call.dial();
    await call.press('1');
    const left = new Conversation(context, { callSid: 'CA00000000000000000000000000000002' });
    await left.dial();
    await call.say(25);
    time.now += jump;
    await work(context);
    await call.comeBack();
    await call.press('1');
    await call.hangUp();
    closeAbandoned(context);
    expect(context.database.db.select().from(cases).all()).toHaveLength(1);
    for (const { callSid } of [call, left])
      expect(context.store.find('twilio', callSid)).toMatchObject({ disposition: 'hung-up', session: null });
    expect(context.database.db.select({ state: recordings.state }).from(recordings).all()).toEqual([
      { state: 'fetched' },
    ]);
    expect(context.rollUp(10)).toBe(2);
    expect(negativeSums(context)).toEqual([]);
    expect(time.now).toBe(NOW + jump);
  });
});

/** Figures of the reports below nought, whatever table they are in. */
function negativeSums({ database }: Context): unknown[] {
  const tables = database.statement<{ name: string }>(
    "select name from sqlite_master where name like 'sum_%' and type = 'table'",
  );
  return tables
    .all()
    .flatMap(({ name }) => database.statement<{ [column: string]: unknown }>(`select * from ${name}`).all())
    .filter((row) => Object.values(row).some((value) => typeof value === 'number' && value < 0));
}
