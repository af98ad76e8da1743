import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBounded, type BoundedRun, type Outcome } from './run-bounded.ts';

/** The limits hold for any program; a shell shows them without ffmpeg. */
async function shell(
  script: string,
  limits: Partial<BoundedRun> = {},
): Promise<Outcome & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'sdap-bounded-'));
  const usual = { program: '/bin/sh', args: ['-c', script], input: Buffer.alloc(0), folder };
  return { ...(await runBounded({ ...usual, longestMs: 10_000, mostBytes: 1000, ...limits })), folder };
}

describe('runBounded', () => {
  it('gives the input and collects the output', async () => {
    const { output, said, timedOut } = await shell('cat; echo oh >&2', { input: Buffer.from('hello') });
    expect([output.toString(), said, timedOut]).toEqual(['hello', 'oh\n', false]);
  });

  it('stops what takes too long', async () => {
    const { timedOut } = await shell('while :; do :; done', { longestMs: 200 });
    expect(timedOut).toBe(true);
  });

  it('stops what says too much, and keeps no more than was allowed', async () => {
    const { output, timedOut } = await shell('while :; do echo yes; done', { mostBytes: 5000 });
    expect([output.length, timedOut]).toEqual([5000, false]);
  });

  it('keeps only the beginning of endless complaints', async () => {
    const { said } = await shell('while :; do echo "no no no no" >&2; done', { longestMs: 500 });
    expect(said.length).toBeLessThanOrEqual(64 * 1024);
  });

  it('hides the environment, and stands in the folder that it was given', async () => {
    const { output, folder } = await shell('echo "$HOME$USER$ADMIN_PASSWORD-$(pwd)"');
    expect(output.toString().trim()).toBe(`-${folder}`);
  });

  it('lets nothing be written to disk', async () => {
    const { folder } = await shell('trap "" XFSZ; echo much > file; echo more > file');
    const { output } = await shell(`cat ${folder}/file`);
    expect(await readdir(folder)).toEqual(['file']);
    expect(output).toHaveLength(0);
  });

  it('bounds the memory', async () => {
    const { output } = await shell('ulimit -v');
    expect(Number(output.toString())).toBe(1_500_000);
  });

  it('does not stumble over a program that reads nothing', async () => {
    const { output } = await shell('echo done', { input: Buffer.alloc(5_000_000) });
    expect(output.toString()).toBe('done\n');
  });
});
