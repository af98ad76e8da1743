import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/context.ts';
import { EXPORT_FORMATS } from '../../src/exports/api-types.ts';

/** As rows these calls alone would take more than the process is allowed. */
const CALLS = 80_000;
const HEAP_MB = 48;

it('writes many more rows than fit into memory, in every format', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sdap-bounded-'));
  const args = [
    ...[`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx', join(ROOT, 'tests/exports/write-exports.ts')],
    ...[folder, String(CALLS)],
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  const told = JSON.parse(stdout) as Record<string, number>;
  for (const format of EXPORT_FORMATS) expect([format, told[format]]).toEqual([format, CALLS]);
});
