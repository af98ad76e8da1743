import { execFile } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../src/context.ts';
import { openStore } from '../src/storage/database.ts';
import { referenceStore } from '../src/storage/reference-store.ts';

/*
 * The command as it is started, in a process of little memory. 40,000 rows here; `ROWS=200000 npx vitest run
 * tests/import-command.test.ts` brings the full file.
 */
const ROWS = Number(process.env['ROWS'] ?? 40_000);
const MEMORY_MB = 256;

interface Ran {
  code: number;
  out: string;
  err: string;
  seconds: number;
}

function run(dataDir: string, ...args: string[]): Promise<Ran> {
  const began = performance.now();
  const node = [
    `--max-old-space-size=${MEMORY_MB}`,
    '--import',
    'tsx',
    join(ROOT, 'src/cli/import.ts'),
    ...args,
  ];
  const options = { cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir } };
  return new Promise((resolve) => {
    execFile('node', node, options, (error, out, err) => {
      const seconds = (performance.now() - began) / 1_000;
      resolve({ code: error ? Number(error.code) : 0, out, err, seconds });
    });
  });
}

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'sdap-import-'));

const COMPONENTS = [
  ...['administration', 'roads', 'water', 'social'].map((component) => ['spending', component]),
  ...['fund', 'own', 'contributions'].map((component) => ['income', component]),
];

/** Budgets of every commune, year after year, until there are so many rows. */
async function longFile(folder: string, rows: number): Promise<string> {
  const communes = readFileSync(join(ROOT, 'db/reference/places.csv'), 'utf8').match(/^\d{6}(?=,)/gm) ?? [];
  const file = join(folder, 'budgets.csv');
  const stream = createWriteStream(file);
  stream.write('place_code,year,side,component,planned_riel,actual_riel,confirmed_by,confirmed_at\n');
  for (let index = 0; index < rows; index += 1) {
    const [side, component] = COMPONENTS[index % COMPONENTS.length] ?? [];
    const budget = Math.floor(index / COMPONENTS.length);
    const commune = communes[budget % communes.length] ?? '';
    const year = 2001 + Math.floor(budget / communes.length);
    stream.write(`${commune},${year},${side},${component},${index}000,${index}500,Ministry,2026-11-01\n`);
  }
  stream.end();
  await once(stream, 'finish');
  return file;
}

describe('npm run import', () => {
  it('brings a long file in little memory, tells how far it is, and leaves the line its turns', async () => {
    const folder = freshFolder();
    const file = await longFile(folder, ROWS);
    // A line that has started once: what it loads then is not the import's.
    await run(folder, 'holidays', file);
    // The line that answers meanwhile: it writes on and on, as calls do, and is never kept waiting for long.
    const line = openStore(join(folder, 'sdap.sqlite'), join(ROOT, 'db/migrations'));
    const first = run(folder, 'budgets', file, '--by', 'the ministry');
    let longest = 0;
    let turns = 0;
    let over = false;
    void first.then(() => (over = true));
    while (!over) {
      const began = performance.now();
      line.transaction(() => turns++);
      longest = Math.max(longest, performance.now() - began);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { code, out, err, seconds } = await first;
    expect([code, out]).toEqual([0, expect.stringContaining(`budgets: ${ROWS} rows; `)]);
    expect(err).toContain('10,000 rows read');
    expect(err).toContain(`${ROWS.toLocaleString('en-US')} rows read`);
    // A file of 200,000 rows has a minute, on a machine that does nothing else; here many tests run at once.
    expect(seconds).toBeLessThan(180);
    expect(turns).toBeGreaterThan(10);
    // SQLite gives up after five seconds; a caller would hear the silence long before.
    expect(longest).toBeLessThan(4_000);
    expect(
      referenceStore(line)
        .budget('010201')
        .filter(({ sample }) => !sample).length,
    ).toBeGreaterThan(7);
    line.close();
    const again = await run(folder, 'budgets', file);
    expect(again.out).toContain(`0 added, 0 changed, ${ROWS} unchanged, 0 removed.`);
  }, 600_000);

  it('tells what is wrong, row by row, and fails', async () => {
    const folder = freshFolder();
    const file = join(folder, 'people.csv');
    writeFileSync(file, 'place_code,year,people,confirmed_by,confirmed_at\n999999,2024,10,NIS,2026-11-01\n');
    const { code, out } = await run(folder, 'population', file);
    expect(code).toBe(1);
    expect(out).toBe(
      'Row 2, place_code: 999999 is no commune or district of the gazetteer.\nNothing was changed. Correct the file and import it again.\n',
    );
  });

  it('says in one sentence what a file is not, and how it is used', async () => {
    const folder = freshFolder();
    const file = join(folder, 'colours.csv');
    writeFileSync(file, 'colour\nred\n');
    const wrong = await run(folder, 'holidays', file);
    expect([wrong.code, wrong.err]).toEqual([
      1,
      'The column colour is not known. The first row of a file of holidays names these columns: date, name_en, source_url.\n',
    ]);
    expect((await run(folder, 'weather', file)).err).toContain('budgets, facilities, holidays, offices');
  });
});
