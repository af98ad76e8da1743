import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
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

/** A small house with one wrong import in it. */
function houseWith(file: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sdap-house-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, name), join(folder, name));
  const files: Record<string, string> = {
    'src/core/a.ts': 'export const a = 1;',
    'src/calls/b.ts': 'export const b = 1;',
    'src/storage/c.ts': 'export const c = 1;',
    'src/console/c.ts': 'export const c = 1;',
    'src/context.ts': 'export const context = 1;',
    'db/schema.ts': 'export const schema = 1;',
    [file]: text,
  };
  for (const [path, content] of Object.entries(files)) {
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

  it.each([
    ['src/core/x.ts', "import { c } from '../storage/c.ts'; export const x = c;", 'room-core'],
    [
      'src/core/x.ts',
      "import { readFileSync } from 'node:fs'; export const x = readFileSync;",
      'core-packages',
    ],
    ['src/calls/x.ts', "import { c } from '../storage/c.ts'; export const x = c;", 'room-calls'],
    ['src/providers/x.ts', "import { c } from '../storage/c.ts'; export const x = c;", 'room-providers'],
    ['src/http/x.ts', "import { c } from '../storage/c.ts'; export const x = c;", 'room-http'],
    [
      'src/directory/x.ts',
      "import { schema } from '../../db/schema.ts'; export const x = schema;",
      'room-directory',
    ],
    [
      'src/storage/x.ts',
      "import { context } from '../context.ts'; export const x = context;",
      'room-storage',
    ],
    ['src/phone/x.ts', "import { b } from '../calls/b.ts'; export const x = b;", 'room-phone'],
    ['src/flows/x.ts', "import { c } from '../storage/c.ts'; export const x = c;", 'room-flows'],
    ['src/flows/x.ts', "import { b } from '../calls/b.ts'; export const x = b;", 'flows-ports-of-calls'],
    ['src/staff/x.ts', "import { c } from '../storage/c.ts'; export const x = c;", 'room-staff'],
    [
      'src/console/x.ts',
      "import { context } from '../context.ts'; export const x = context;",
      'room-console',
    ],
    ['src/phone/x.ts', "import { c } from '../console/c.ts'; export const x = c;", 'room-phone'],
    ['src/core/a.ts', "import { d } from './d.ts'; export const a = d;", 'no-cycles'],
  ])('is broken by %s: %s', async (file, text, rule) => {
    const folder = houseWith(file, text);
    if (rule === 'no-cycles') {
      writeFileSync(join(folder, 'src/core/d.ts'), "import { a } from './a.ts'; export const d = a;");
    }
    const { found } = await violations(folder);
    expect(found.some((one) => one.startsWith(`${rule}: `))).toBe(true);
  });
});
