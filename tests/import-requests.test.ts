import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../src/context.ts';

const folder = mkdtempSync(join(tmpdir(), 'sdap-requests-'));
const file = join(folder, 'requests.csv');
const HEADING = 'number,office,place,service,state,next,ready_on';

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command on the line of the folder. */
const importRows = (...rows: string[]): Promise<{ code: number; text: string }> => {
  writeFileSync(file, `\uFEFF${[HEADING, ...rows].join('\r\n')}\r\n`);
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/import-requests.ts', file, 'Banan'],
      { cwd: ROOT, env: { ...process.env, DATA_DIR: join(folder, 'var') } },
      (error, out, err) => {
        resolve({ code: Number(error?.code ?? 0), text: out + err });
      },
    );
  });
};

describe('npm run import-requests', () => {
  it('takes all rows or none, names each wrong one, and the second time changes nothing', async () => {
    const good = ['02014711,owso,0201,birth-certificate,ready,,', '02014712,owso,0201,,checking,,2026-12-01'];
    const wrong = await importRows(...good, '02014713,owso,0201,,lost,,', '02014714,owso,0299,,ready,,');
    expect(wrong.code).toBe(1);
    expect(wrong.text).toContain('Row 4, state: the state is one of received');
    expect(wrong.text).toContain('Nothing was changed.');
    const facts = await importRows(...good, '02014714,owso,0299,,ready,,', '02014711,owso,0201,,ready,,');
    expect(facts.text).toContain('Row 4, place: 0299 is no place of the gazetteer.');
    expect(facts.text).toContain('Row 5, number: row 2 has the same number.');
    expect(await importRows(...good)).toEqual({ code: 0, text: '2 added, 0 changed, 0 unchanged.\n' });
    expect((await importRows(...good)).text).toBe('0 added, 0 changed, 2 unchanged.\n');
    expect((await importRows()).text).toContain('The file has no rows.');
  });
}, 120_000);
