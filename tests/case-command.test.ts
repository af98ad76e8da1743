import { execFile } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../src/context.ts';

/** The command as the technician types it, over a line of its own. */

const DATA_DIR = mkdtempSync(join(tmpdir(), 'sdap-cases-'));

function run(command: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const all = ['--import', 'tsx', `src/cli/${command}.ts`, ...args];
  const env = { ...process.env, DATA_DIR, LOG_LEVEL: 'silent' };
  return new Promise((resolve) => {
    execFile('node', all, { cwd: ROOT, env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

it('lists, shows, opens, answers and closes a case that a caller left', async () => {
  expect(await run('case', 'list')).toMatchObject({ code: 0, out: '', err: 'There is no case yet.\n' });
  const call = await run('call', '--keys', '3 2 1 say:7 1 1 2');
  expect(call.out).toContain('km/your-number-is');

  const { out: listed } = await run('case', 'list');
  expect(listed).toMatch(/^\d{6} {2}new {2}complaint {2}\d{4}-\d\d-\d\d {2}- {2}-\n$/);
  const number = listed.slice(0, 6);
  expect((await run('case', 'show', number)).out).toContain('spoken in km; the message is ready');
  const file = join(DATA_DIR, 'message.wav');
  expect(await run('case', 'listen', number, file)).toMatchObject({ code: 0 });
  expect(statSync(file).size).toBeGreaterThan(8_000);
  expect(await run('case', 'reply', number, file, '--by', 'Dara')).toMatchObject({ code: 0 });
  expect((await run('case', 'list')).out).toContain(`${number}  answered`);
  expect((await run('case', 'close', number)).out).toBe(`${number} is closed.\n`);
  expect((await run('case', 'reopen', number, '--why', 'More came.', '--by', 'Dara')).code).toBe(0);
  const { out } = await run('case', 'note', number, 'Ask the commune.');
  expect(out).toContain('staff: Ask the commune.');
  expect(out).toMatch(/Dara case\.answered\n.*case\.closed\n.*Dara case\.reopened More came\./);
});

it('says what it wants where it is called wrongly, or for no case', async () => {
  expect(await run('case')).toMatchObject({ code: 2 });
  expect(await run('case', 'show', '000000')).toMatchObject({ code: 1, out: '' });
});
