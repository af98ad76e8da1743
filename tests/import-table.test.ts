import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../src/context.ts';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

/** The violations that dependency-cruiser finds in a folder with our rules. It exits with their number. */
function violations(folder: string): Promise<{ files: number; found: string[] }> {
  const cruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'db'];
  return new Promise((resolve) => {
    execFile('node', args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (_error, out) => {
      const { summary } = JSON.parse(out) as { summary: { totalCruised: number; violations: Violation[] } };
      const found = summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`);
      resolve({ files: summary.totalCruised, found });
    });
  });
}

const HOUSE = {
  'src/core/a.ts': 'export const a = 1;',
  'src/calls/b.ts': 'export const b = 1;',
  'src/storage/c.ts': 'export const c = 1;',
  'src/console/c.ts': 'export const c = 1;',
  'src/context.ts': 'export const context = 1;',
  'db/schema.ts': 'export const schema = 1;',
  'src/core/round.ts': "import { d } from './round-again.ts'; export const round = d;",
};

const STORAGE = "import { c } from '../storage/c.ts'; export const x = c;";
const CONTEXT = "import { context } from '../context.ts'; export const x = context;";
const CALLS = "import { b } from '../calls/b.ts'; export const x = b;";

/** One file for each thing that may not be imported, and the rule that it breaks. */
const WRONG: [file: string, text: string, rule: string][] = [
  ['src/core/of-storage.ts', STORAGE, 'room-core'],
  [
    'src/core/of-node.ts',
    "import { readFileSync } from 'node:fs'; export const x = readFileSync;",
    'core-packages',
  ],
  ['src/calls/of-storage.ts', STORAGE, 'room-calls'],
  ['src/providers/of-storage.ts', STORAGE, 'room-providers'],
  ['src/http/of-storage.ts', STORAGE, 'room-http'],
  [
    'src/directory/of-tables.ts',
    "import { schema } from '../../db/schema.ts'; export const x = schema;",
    'room-directory',
  ],
  ['src/storage/of-context.ts', CONTEXT, 'room-storage'],
  ['src/phone/of-calls.ts', CALLS, 'room-phone'],
  ['src/flows/of-storage.ts', STORAGE, 'room-flows'],
  ['src/flows/of-calls.ts', CALLS, 'flows-ports-of-calls'],
  ['src/staff/of-storage.ts', STORAGE, 'room-staff'],
  ['src/console/of-context.ts', CONTEXT, 'room-console'],
  ['src/phone/of-console.ts', "import { c } from '../console/c.ts'; export const x = c;", 'room-phone'],
  // A circle is told once, from the first of its files by name.
  ['src/core/round-again.ts', "import { round } from './round.ts'; export const d = round;", 'no-cycles'],
];

/** A small house with every wrong import in it: one run of the tool is seconds. */
function wrongHouse(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sdap-house-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, name), join(folder, name));
  const wrong = WRONG.map(([file, text]) => [file, text] as const);
  for (const [path, content] of [...Object.entries(HOUSE), ...wrong]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describe('the import table', () => {
  it('is kept by every file', async () => {
    const { files, found } = await violations(ROOT);
    expect(files).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  describe('is broken', () => {
    let found: string[];
    beforeAll(async () => {
      ({ found } = await violations(wrongHouse()));
    });

    it.each(WRONG)('by %s: %s', (file, _text, rule) => {
      expect(found.some((one) => one.startsWith(`${rule}: ${file} -> `))).toBe(true);
    });

    it('by nothing that may be imported', () => {
      const wrong = new Set(WRONG.map(([file]) => file));
      expect(found.filter((one) => !wrong.has(/: (.*) -> /.exec(one)?.[1] ?? ''))).toEqual([]);
    });
  });
});
