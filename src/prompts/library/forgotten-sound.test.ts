import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { clipFiles, type ClipFiles } from './clip-files.ts';
import type { Clip } from './contents.ts';
import { removeForgottenSound } from './forgotten-sound.ts';

const HOUR = 60 * 60 * 1000;

let folder = '';
let files: ClipFiles;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'sdap-forgotten-')), 'library');
  files = clipFiles(folder);
});

/** Sweeps so many hours after the files were kept, which the disk dates. In: what clips and ready imports name. */
const sweepAfter = (hours: number, clips: string[] = [], waiting: string[] = []): number =>
  removeForgottenSound({
    library: {
      contents: () => ({
        ...{ languages: [], prompts: [], texts: [] },
        clips: clips.map((sha256) => ({ sha256 }) as Clip),
      }),
    },
    imports: { waiting: () => waiting },
    clipFiles: files,
    clock: { now: () => Date.now() + hours * HOUR },
  });

describe('sound that is forgotten', () => {
  it('goes after a day, and what a clip or an import names stays', () => {
    const [clip, waiting, nobodys] = ['a', 'b', 'c'].map((text) => files.keep(Buffer.from(text)));
    if (!clip || !waiting || !nobodys) throw new Error('Nothing was kept.');
    writeFileSync(join(folder, 'cut-off.part'), 'half');
    expect(sweepAfter(23, [clip], [waiting])).toBe(0);
    expect(sweepAfter(25, [clip], [waiting])).toBe(2);
    expect(readdirSync(folder).sort()).toEqual([`${clip}.wav`, `${waiting}.wav`].sort());
    expect(files.has(nobodys)).toBe(false);
    // Kept again by the same process, it is there again.
    files.keep(Buffer.from('c'));
    expect(existsSync(files.path(nobodys))).toBe(true);
  });

  it('stays where it came from a file of long ago and was adopted just now', () => {
    const sha256 = files.keep(Buffer.from('a'));
    const other = clipFiles(join(folder, 'other'));
    other.adopt(sha256, files.path(sha256));
    expect(other.removeOlder(Date.now() - HOUR, new Set())).toBe(0);
    expect(other.has(sha256)).toBe(true);
  });

  it('is no loss before anything was kept', () => {
    expect(sweepAfter(25)).toBe(0);
  });
});
