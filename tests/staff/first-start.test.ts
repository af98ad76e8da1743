import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createContext, ROOT } from '../../src/context.ts';
import { readSettings } from '../../src/config/settings.ts';
import { ensureAdministrator } from '../../src/staff/first-administrator.ts';
import { testLine } from '../support/line.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sdap-staff-'));
});

const environment = (more: Record<string, string> = {}) => ({
  ...{ PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PORT: '0' },
  ...more,
});

describe('the first administrator', () => {
  it('is made once, with a password that is told once', async () => {
    const { staff, signIn } = await testLine();
    const password = await ensureAdministrator(staff, '');
    expect(await signIn.withPassword(new Headers(), 'admin', password ?? '')).toMatchObject({
      needsCode: false,
    });
    expect(await ensureAdministrator(staff, '')).toBeNull();
    expect(staff.people.all()).toMatchObject([{ username: 'admin', role: 'administrator' }]);
  });

  it('has the password of the settings; a later one changes nothing', async () => {
    const { staff, signIn } = await testLine();
    expect(await ensureAdministrator(staff, 'a chosen password')).toBeNull();
    expect(await ensureAdministrator(staff, 'another password')).toBeNull();
    expect(await signIn.withPassword(new Headers(), 'admin', 'a chosen password')).toBeDefined();
    expect(await signIn.withPassword(new Headers(), 'admin', 'another password')).toBeUndefined();
  });

  it('has a real hash where nobody says otherwise', async () => {
    const { staff, signIn, close } = await createContext(
      readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
    );
    await ensureAdministrator(staff, 'a chosen password');
    expect(staff.people.passwordHash(staff.people.all()[0]?.id ?? '')).toMatch(
      /^[0-9a-f]{32}:[0-9a-f]{128}$/,
    );
    expect(await signIn.withPassword(new Headers(), 'admin', 'a chosen password')).toBeDefined();
    expect(await signIn.withPassword(new Headers(), 'admin', 'a wrong password')).toBeUndefined();
    close();
  });
});

/** Starts the line, waits for the sentence that it answers, and stops it. Out: everything it wrote. */
async function startOnce(): Promise<string> {
  const line = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: ROOT, env: environment() });
  let written = '';
  await new Promise<void>((resolve, reject) => {
    line.on('exit', () => reject(new Error(written)));
    line.stderr.on('data', (text: Buffer) => (written += text.toString()));
    line.stdout.on('data', (text: Buffer) => {
      written += text.toString();
      if (written.includes('Sdap answers')) resolve();
    });
  });
  line.removeAllListeners('exit');
  const ended = new Promise((resolve) => line.once('exit', resolve));
  line.kill('SIGTERM');
  await ended;
  return written;
}

describe('the start of the line', () => {
  it('shows the password in plain words, once, and not in the log', async () => {
    const first = await startOnce();
    const [, password = ''] = /^ {2}password: (\S+)$/m.exec(first) ?? [];
    expect(password).toHaveLength(23);
    expect(first.split(password)).toHaveLength(2);
    const second = await startOnce();
    expect(second).not.toContain('password');
    for (const file of readdirSync(dataDir, { withFileTypes: true }).filter((entry) => entry.isFile())) {
      expect(readFileSync(join(dataDir, file.name)).includes(password)).toBe(false);
    }
  });
});

/** Runs `npm run -s staff -- ...`. */
function staff(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', 'src/cli/staff.ts', ...args];
    const child = execFile(process.execPath, command, { cwd: ROOT, env: environment() }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

describe('the staff command', () => {
  it('adds people, lists them and gives a new password', async () => {
    const added = await staff('add', 'Sok.Dara', '--role', 'recorder', '--name', 'Sok Dara');
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).toMatch(/^name: {5}sok\.dara\npassword: \S{23}\n/);
    expect((await staff('list')).out).toBe('sok.dara  recorder  may sign in  Sok Dara\n');
    const reset = await staff('reset-password', 'sok.dara');
    expect(reset.out).toMatch(/^name: {5}sok\.dara\npassword: \S{23}\n/);
    expect(reset.out).not.toBe(added.out);
  });

  it('says how it is used, and what is wrong, in one sentence', async () => {
    expect(await staff()).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Use: npm run') as string,
    });
    expect((await staff('reset-password', 'nobody')).err).toMatch(/^Nobody is called nobody\..*\n$/);
    expect((await staff('add', 'x', '--role', 'recorder')).err).toMatch(/^username: use 3 to 30 .*\n$/);
    expect((await staff('add', 'dara')).err).toMatch(/^role: choose one of administrator, .*\n$/);
    expect(await staff('add', 'dara', '--role', 'recorder', '--admin')).toMatchObject({ code: 2 });
  });
});
