import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { clipFiles } from './clip-files.ts';

const BYTES = Buffer.from('a sound');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const ABSENT = '0'.repeat(64);

let above = '';
let folder = '';

beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'sdap-clip-files-'));
  folder = join(above, 'library');
});

/** A file as it comes with Sdap. */
function shippedFile(bytes = BYTES): string {
  const file = join(above, 'shipped.wav');
  writeFileSync(file, bytes);
  return file;
}

describe('the files of the clips', () => {
  it('are kept under the hash of their bytes, and read again', () => {
    const files = clipFiles(folder);
    expect(existsSync(folder)).toBe(false);
    expect(files.has(SHA256)).toBe(false);
    expect(files.keep(BYTES)).toBe(SHA256);
    expect(files.has(SHA256)).toBe(true);
    expect(files.path(SHA256)).toBe(join(folder, `${SHA256}.wav`));
    expect(files.read(SHA256)).toEqual(BYTES);
    expect(readdirSync(folder)).toEqual([`${SHA256}.wav`]);
  });

  it('that are not there cannot be read', () => {
    const files = clipFiles(folder);
    expect(files.has(ABSENT)).toBe(false);
    expect(() => files.read(ABSENT)).toThrow(/ENOENT/);
  });

  it('are written once: the same bytes again leave the file, and make it young', () => {
    const files = clipFiles(folder);
    files.keep(BYTES);
    const first = statSync(files.path(SHA256));
    files.keep(BYTES);
    clipFiles(folder).keep(BYTES);
    const second = statSync(files.path(SHA256));
    expect(second.ino).toBe(first.ino);
    expect(second.ctimeMs).toBeGreaterThanOrEqual(first.ctimeMs);
    expect(readdirSync(folder)).toEqual([`${SHA256}.wav`]);
  });

  it('may be of any size, also larger than what is written at once', () => {
    const files = clipFiles(folder);
    const large = Buffer.alloc(3 * 2 ** 20, 'sound');
    expect(files.read(files.keep(large)).equals(large)).toBe(true);
  });

  it('of another process are seen', () => {
    const [one, other] = [clipFiles(folder), clipFiles(folder)];
    one.keep(BYTES);
    expect(other.has(SHA256)).toBe(true);
    expect(other.read(SHA256)).toEqual(BYTES);
    expect(clipFiles(folder).has(SHA256)).toBe(true);
  });
});

describe('a file that is taken over', () => {
  it('is there under its hash, and stays when the one it came from goes', () => {
    const files = clipFiles(folder);
    const from = shippedFile();
    files.adopt(SHA256, from);
    expect(files.has(SHA256)).toBe(true);
    rmSync(from);
    expect(files.read(SHA256)).toEqual(BYTES);
    expect(readdirSync(folder)).toEqual([`${SHA256}.wav`]);
  });

  it('never takes the place of one that is there', () => {
    const files = clipFiles(folder);
    files.keep(BYTES);
    files.adopt(SHA256, shippedFile(Buffer.from('something else')));
    expect(files.read(SHA256)).toEqual(BYTES);
    const other = clipFiles(folder);
    other.adopt(SHA256, shippedFile(Buffer.from('something else')));
    expect(readFileSync(other.path(SHA256))).toEqual(BYTES);
  });

  it('that does not exist is an error, and leaves nothing behind', () => {
    const files = clipFiles(folder);
    expect(() => {
      files.adopt(SHA256, join(above, 'nowhere.wav'));
    }).toThrow(/ENOENT/);
    expect(files.has(SHA256)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a write that fails', () => {
  it('leaves nothing when a file stands where the folder was', () => {
    const files = clipFiles(folder);
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, 'in the way');
    expect(() => files.keep(BYTES)).toThrow();
    expect(files.has(SHA256)).toBe(false);
    expect(readdirSync(above)).toEqual(['library']);
    expect(readFileSync(folder, 'utf8')).toBe('in the way');
  });

  it('leaves no half a file when its bytes cannot be had', () => {
    const files = clipFiles(folder);
    expect(() => {
      files.adopt(SHA256, above);
    }).toThrow();
    expect(files.has(SHA256)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes no file that is not the clip that it is said to be', () => {
    const files = clipFiles(folder);
    expect(() => {
      files.adopt('0'.repeat(64), shippedFile());
    }).toThrow(/is not the clip that clips\.json speaks of/);
    expect(readdirSync(folder)).toEqual([]);
    expect(files.keep(BYTES)).toBe(SHA256);
  });
});
