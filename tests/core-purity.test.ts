import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../src/context.ts';

const eslint = new ESLint({ cwd: ROOT });

/** Any file of the core will do: what it is given to read stands in the place of its text. */
const SOME_FILE = join(ROOT, 'src/core/speech/parts.ts');

async function rulesBrokenBy(text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: SOME_FILE });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

describe('the core is pure', () => {
  it('in every file', async () => {
    const results = await eslint.lintFiles(['src/core']);
    expect(results.length).toBeGreaterThan(60);
    expect(
      results.flatMap(({ filePath, messages }) => messages.map((one) => `${filePath}: ${one.message}`)),
    ).toEqual([]);
  });

  it.each([
    ['the time', 'export const a = Date.now();', 'no-restricted-globals'],
    ['the time by a way round', 'export const a = new globalThis.Date();', 'no-restricted-globals'],
    ['chance', 'export const a = Math.random();', 'no-restricted-properties'],
    ['a timer', 'export const a = setTimeout(() => {}, 1);', 'no-restricted-globals'],
    ['the environment', "export const a = process.env['A'];", 'no-restricted-globals'],
    ['the network', "export const a = fetch('http://localhost');", 'no-restricted-globals'],
  ])('and refuses %s', async (_name, text, rule) => {
    expect(await rulesBrokenBy(text)).toContain(rule);
  });
});
