import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { makeBackup } from '../../src/backup/make-backup.ts';
import { ROOT } from '../../src/context.ts';
import { databaseFiles } from '../../src/storage/database-files.ts';
import { Connection } from '../bench/load/connection.ts';
import { webhookBytes } from '../bench/load/webhook.ts';
import { freePort, TOKEN } from '../bench/servers.ts';
import { filledDataFolder } from '../support/data-folder.ts';
import { NOW } from '../support/line.ts';
import { LineProcess } from './crash/line-process.ts';

const VOICE = '/telephony/twilio/voice';
const CALL = { sid: `CA${'1'.repeat(32)}`, from: '+85512345678' };

let line: LineProcess;
afterEach(() => line.kill());

async function send(path: string, own: Record<string, string>): Promise<string> {
  const connection = await Connection.open(line.port);
  const { body } = await connection.send(webhookBytes({ port: line.port, token: TOKEN }, path, CALL, own));
  connection.close();
  return body;
}

/** A page in the middle: the head of the file looks as it should. */
function damage(file: string): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(2_000, 0xa5), 0, 2_000, Math.floor(statSync(file).size / 4096 / 2) * 4096);
  closeSync(handle);
}

it('a damaged page stops the start, which names the command that brings the line back with its calls', async () => {
  const dataDir = await filledDataFolder();
  line = new LineProcess(await freePort(), dataDir, { TWILIO_AUTH_TOKEN: TOKEN });
  await line.start();
  await send(VOICE, { CallStatus: 'ringing' });
  expect(await line.terminate()).toBe(0);
  const files = databaseFiles(join(ROOT, 'db/migrations'));
  const { folder } = await makeBackup(files, { dataDir, backups: join(dataDir, '../backups'), now: NOW });
  damage(join(dataDir, 'sdap.sqlite'));

  await expect(line.start()).rejects.toThrow('The server ended with 1 before it answered.');
  const said = readFileSync(join(dataDir, '../line.log'), 'utf8').trim().split('\n').at(-1) ?? '';
  expect(said).toMatch(/^The database .* is damaged .*: npm run -s restore -- <folder of the backup>\./);
  const [, command = ''] = /npm run -s (\w+) -- </.exec(said) ?? [];
  const restored = execFileSync('npm', ['run', '-s', command, '--', folder], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  expect(restored).toMatch(/1 call/);

  await line.start();
  expect(await send(`${VOICE}/turns/1`, { CallStatus: 'in-progress', Digits: '1' })).toContain('<Gather');
}, 600_000);
