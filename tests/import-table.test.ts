import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const cruise = (args: string[]): string =>
  execFileSync(
    'npx',
    ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...args],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );

interface Cruised {
  summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
}

describe('the import table', () => {
  it('is kept by every file', () => {
    const { summary } = JSON.parse(cruise(['src', 'db'])) as Cruised;
    expect(summary.totalCruised).toBeGreaterThan(80);
    expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });
});
