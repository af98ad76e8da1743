import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKeys } from './keys.ts';
import { SettingError } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sdap-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (): string => join(folder, 'keys.json');

describe('the keys of a line', () => {
  it('are made at the first start, and the same ever after', () => {
    const first = loadKeys(folder);
    expect(loadKeys(folder)).toEqual(first);
  });

  it('are long, and different from each other and from those of another line', () => {
    const keys = loadKeys(folder);
    const other = loadKeys(join(folder, 'another-line'));
    const all = [keys, other].flatMap((one) => Object.values(one) as string[]);
    expect(new Set(all).size).toBe(8);
    for (const key of all) expect(key.length).toBeGreaterThanOrEqual(32);
  });

  it('may be read by their owner only', () => {
    loadKeys(folder);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('leave no other file behind', () => {
    loadKeys(folder);
    expect(readdirSync(folder)).toEqual(['keys.json']);
  });

  it('of a line from before the staff console stay, and the one that is missing is made once', () => {
    const old = { callerKey: '0123456789abcdef', simulatorToken: 'fedcba9876543210' };
    writeFileSync(file(), JSON.stringify(old));
    const keys = loadKeys(folder);
    expect(keys).toMatchObject(old);
    expect(keys.sessionKey.length).toBeGreaterThanOrEqual(32);
    expect(loadKeys(folder)).toEqual(keys);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('are made in a folder that is not there yet', () => {
    expect(loadKeys(join(folder, 'a/b')).callerKey).toBe(loadKeys(join(folder, 'a/b')).callerKey);
  });
});

describe('a damaged file of keys', () => {
  it.each([
    ['empty', ''],
    ['cut short', '{"callerKey":"0123456789abcd'],
    ['without a key', '{"callerKey":"0123456789abcdef"}'],
    ['with a key that is too short', '{"callerKey":"short","simulatorToken":"0123456789abcdef"}'],
  ])('that is %s stops the start, and is left as it is', (_what, text) => {
    writeFileSync(file(), text);
    expect(() => loadKeys(folder)).toThrow(SettingError);
    expect(() => loadKeys(folder)).toThrow('keys.json is damaged');
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });
});
