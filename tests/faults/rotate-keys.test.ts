import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cases } from '../../db/schema.ts';
import { changeRecordingKey, loadKeys } from '../../src/config/keys.ts';
import { ROOT, type Context } from '../../src/context.ts';
import { sealer } from '../../src/storage/sealed.ts';
import { Conversation } from '../support/conversation.ts';
import { filledDatabase, testLine } from '../support/line.ts';
import { work } from '../support/speaking.ts';

/** A line on the disk with one complaint. Out: where it is, and what was said. */
async function lineWithComplaint() {
  const probe = await testLine();
  const { dataDir } = probe.settings;
  probe.close();
  const database = join(dataDir, 'sdap.sqlite');
  writeFileSync(database, await filledDatabase());
  const context = await testLine({ database }, { DATA_DIR: dataDir });
  const call = new Conversation(context);
  await call.dial();
  for (const key of ['3', '2', '1']) await call.press(key);
  await call.say(25);
  await work(context);
  await call.comeBack();
  await call.press('1');
  const sound = soundOf(context);
  context.close();
  return { dataDir, database, sound };
}

const soundOf = (context: Context): Uint8Array =>
  context.recordingFiles.read(context.database.db.select().from(cases).all()[0]?.recording ?? '');

const rotate = (which: string, dataDir: string, environment: Record<string, string> = {}) =>
  spawnSync('node', ['--import', 'tsx', join(ROOT, 'src/cli/rotate-keys.ts'), which], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, ...environment },
    encoding: 'utf8',
  });

it('a new key for recordings: each can be heard as before, and the old key opens nothing', async () => {
  const { dataDir, database, sound } = await lineWithComplaint();
  const before = loadKeys(dataDir).recordingKey;
  const { status, stdout } = rotate('recordings', dataDir);
  expect([status, stdout]).toEqual([0, expect.stringContaining('1 recordings and')]);
  const after = loadKeys(dataDir);
  expect(after.recordingKey).not.toBe(before);
  expect(after.recordingKeyBefore).toBeUndefined();
  const [name = ''] = readdirSync(join(dataDir, 'recordings'));
  const sealed = readFileSync(join(dataDir, 'recordings', name));
  expect(() => sealer(before).open(sealed, name.replace('.sealed', ''))).toThrow();
  const context = await testLine({ database }, { DATA_DIR: dataDir });
  expect(Buffer.from(soundOf(context)).equals(Buffer.from(sound))).toBe(true);
  context.close();
});

it('a change that was stopped halfway: the line can be heard with both keys, and the command goes on', async () => {
  const { dataDir, database, sound } = await lineWithComplaint();
  const halfway = changeRecordingKey(dataDir);
  const context = await testLine({ database }, { DATA_DIR: dataDir });
  expect(Buffer.from(soundOf(context)).equals(Buffer.from(sound))).toBe(true);
  context.close();
  expect(rotate('recordings', dataDir).status).toBe(0);
  expect(loadKeys(dataDir)).toMatchObject({ recordingKey: halfway.recordingKey });
  expect(loadKeys(dataDir).recordingKeyBefore).toBeUndefined();
});

it('a new key for callers: the same number is a stranger', async () => {
  const { dataDir } = await lineWithComplaint();
  const before = loadKeys(dataDir);
  expect(rotate('callers', dataDir).status).toBe(0);
  const after = loadKeys(dataDir);
  expect(after.callerKey).not.toBe(before.callerKey);
  expect(after.recordingKey).toBe(before.recordingKey);
  const environment = { CALLER_KEY: 'a key for tests and nothing else' };
  expect(rotate('callers', dataDir, environment)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('The key comes from CALLER_KEY.') as string,
  });
  expect(existsSync(join(dataDir, 'keys.json'))).toBe(true);
});
