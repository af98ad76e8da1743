import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { cases, contacts, texts } from '../../db/schema.ts';
import { makeBackup } from '../../src/backup/make-backup.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { ROOT, type Context } from '../../src/context.ts';
import { databaseFiles } from '../../src/storage/database-files.ts';
import { Conversation } from '../support/conversation.ts';
import { filledDatabase, NOW, testLine } from '../support/line.ts';
import { work } from '../support/speaking.ts';

const FILES = databaseFiles(join(ROOT, 'db/migrations'));
const HOUR_MS = 60 * 60 * 1000;

const open: Context[] = [];
afterEach(() => {
  for (const context of open.splice(0)) context.close();
});

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'sdap-backup-'));

/** A line with a database on the disk, and the folder of its backups. */
async function lineOnDisk(folder = freshFolder()) {
  const dataDir = join(folder, 'var');
  const database = join(dataDir, 'sdap.sqlite');
  if (!existsSync(database)) {
    const context = await testLine({}, { DATA_DIR: dataDir });
    context.close();
    writeFileSync(database, await filledDatabase());
    // The clips of tests are shared; one of its own stands for them.
    mkdirSync(join(dataDir, 'library'));
    writeFileSync(join(dataDir, 'library/clip.wav'), 'a clip');
  }
  const context = await testLine({ database }, { DATA_DIR: dataDir });
  open.push(context);
  return { context, dataDir, database, backups: join(folder, 'backups') };
}

const backUp = (dataDir: string, backups: string, now = NOW) => makeBackup(FILES, { dataDir, backups, now });

/** A complaint that was sent, and its call. */
async function complain(context: Context): Promise<Conversation> {
  const call = new Conversation(context);
  await call.dial();
  for (const key of ['3', '2', '1']) await call.press(key);
  await call.say(25);
  await work(context);
  await call.comeBack();
  await call.press('1');
  return call;
}

function scribbleOver(file: string, at: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(2_000, 0xa5), 0, 2_000, at);
  closeSync(handle);
}

it('brings back all of a line whose folder was destroyed: calls, a complaint, its sound, its callers', async () => {
  const { context, dataDir, backups } = await lineOnDisk();
  const call = await complain(context);
  const [complaint] = context.database.db.select().from(cases).all();
  const sound = context.recordingFiles.read(complaint?.recording ?? '');
  const pseudonym = context.store.find('twilio', call.callSid)?.caller;
  const { folder } = await backUp(dataDir, backups);
  context.close();
  open.pop();
  rmSync(dataDir, { recursive: true });

  const restored = await restoreBackup(FILES, { backup: folder, dataDir, now: NOW });
  expect(restored).toEqual({
    contents: { calls: 1, cases: 1, newestCallAt: NOW },
    madeAt: NOW,
    setAside: null,
  });
  const after = await lineOnDisk(join(dataDir, '..'));
  expect(after.context.database.db.select().from(cases).all()).toEqual([complaint]);
  expect(after.context.recordingFiles.read(complaint?.recording ?? '')).toEqual(sound);
  expect(after.context.pseudonyms.get('twilio')?.('+85512345678')).toBe(pseudonym);
  // The call that was under way goes on where it was.
  const later = new Conversation(after.context, { callSid: call.callSid });
  expect(after.context.store.find('twilio', call.callSid)?.session).not.toBeNull();
  await later.hangUp();
  expect(after.context.store.find('twilio', call.callSid)?.disposition).toBe('hung-up');
});

it('is made while calls go on, holds one moment, and shares what the backup before has', async () => {
  const { context, dataDir, backups } = await lineOnDisk();
  await complain(context);
  const first = await backUp(dataDir, backups);
  const call = new Conversation(context, { callSid: 'CA00000000000000000000000000000009' });
  await call.dial();
  const second = await backUp(dataDir, backups, NOW + HOUR_MS);
  expect(second.shared).toBe(first.files - 2);
  expect([
    FILES.describe(join(first.folder, 'sdap.sqlite')).calls,
    FILES.describe(join(second.folder, 'sdap.sqlite')).calls,
  ]).toEqual([1, 2]);
  const [recording = ''] = readdirSync(join(second.folder, 'recordings'));
  expect(statSync(join(second.folder, 'recordings', recording)).ino).toBe(
    statSync(join(first.folder, 'recordings', recording)).ino,
  );
  expect(statSync(join(second.folder, 'keys.json')).mode & 0o077).toBe(0);
  expect(readdirSync(backups).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('sets aside what is there, and changes nothing when a file of the backup was changed', async () => {
  const { context, dataDir, backups } = await lineOnDisk();
  await complain(context);
  const { folder } = await backUp(dataDir, backups);
  context.close();
  open.pop();
  const before = readFileSync(join(dataDir, 'sdap.sqlite'));
  const [recording = ''] = readdirSync(join(folder, 'recordings'));
  writeFileSync(join(folder, 'recordings', recording), 'something else');
  await expect(restoreBackup(FILES, { backup: folder, dataDir, now: NOW })).rejects.toThrow(
    /is missing or damaged. Take an older backup/,
  );
  expect(readFileSync(join(dataDir, 'sdap.sqlite')).equals(before)).toBe(true);

  const whole = await backUp(dataDir, join(backups, 'others'));
  const { setAside } = await restoreBackup(FILES, { backup: whole.folder, dataDir, now: NOW });
  expect(readFileSync(join(setAside ?? '', 'sdap.sqlite')).equals(before)).toBe(true);
});

it('sends no text twice after a restore, and keeps no number', async () => {
  const { context, dataDir, backups } = await lineOnDisk();
  const sending = await testLine(
    {
      database: join(dataDir, 'sdap.sqlite'),
      outbound: { twilio: { ...context.outbound('twilio')!, sendText: () => Promise.resolve('SM1') } },
    },
    { DATA_DIR: dataDir },
  );
  open.push(sending);
  const call = new Conversation(sending);
  await call.dial();
  for (const key of ['1', '1', '2', '4']) await call.press(key);
  expect(sending.database.db.select().from(contacts).all()).toHaveLength(1);
  const { folder } = await backUp(dataDir, backups);
  for (const one of open.splice(0)) one.close();
  await restoreBackup(FILES, { backup: folder, dataDir, now: NOW });
  const after = await lineOnDisk(join(dataDir, '..'));
  expect(after.context.database.db.select().from(contacts).all()).toEqual([]);
  expect(after.context.database.db.select().from(texts).all()).toMatchObject([
    { state: 'unknown', why: 'restored' },
  ]);
});

it('finds a damaged page: no backup is made of it, and the line says how to go on', async () => {
  const { context, dataDir, database, backups } = await lineOnDisk();
  await complain(context);
  context.close();
  open.pop();
  // A page in the middle: the head of the file looks as it should.
  scribbleOver(database, Math.floor(statSync(database).size / 4096 / 2) * 4096);
  await expect(backUp(dataDir, backups)).rejects.toThrow(/is damaged .*npm run -s restore/s);
  expect(readdirSync(backups)).toEqual([]);
  const started = spawnSync('node', ['--import', 'tsx', join(ROOT, 'src/main.ts')], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0' },
    encoding: 'utf8',
  });
  expect([started.status, started.stderr]).toEqual([
    1,
    expect.stringMatching(/^The database .* is damaged .* npm run -s restore -- .*\n$/s),
  ]);
});

it('is not restored below a line that runs', async () => {
  const { context, dataDir, backups } = await lineOnDisk();
  const { folder } = await backUp(dataDir, backups);
  context.close();
  open.pop();
  writeFileSync(join(dataDir, 'line.pid'), `${process.ppid}\n`);
  await expect(restoreBackup(FILES, { backup: folder, dataDir, now: NOW })).rejects.toThrow(
    `A line runs on ${dataDir} (process ${process.ppid}). Stop it first, then restore again.`,
  );
});

it('says what is wrong with a folder that is no backup', async () => {
  await expect(
    restoreBackup(FILES, { backup: freshFolder(), dataDir: join(freshFolder(), 'var'), now: NOW }),
  ).rejects.toThrow(/is no backup: it has no manifest.json/);
  await expect(backUp(freshFolder(), freshFolder())).rejects.toThrow(/There is no line in/);
});
