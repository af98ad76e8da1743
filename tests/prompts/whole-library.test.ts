import { createWriteStream, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clipFiles, type ClipFiles } from '../../src/prompts/library/clip-files.ts';
import type { LibraryContents } from '../../src/prompts/library/contents.ts';
import { exportLibrary } from '../../src/prompts/library/export-library.ts';
import { importLibrary } from '../../src/prompts/library/import-library.ts';
import { libraryStore } from '../../src/storage/library-store.ts';
import { testLine } from '../support/line.ts';
import { emptyStore } from '../support/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'sdap-whole-'));

async function exported(name: string, contents: LibraryContents, files: ClipFiles): Promise<Buffer> {
  const file = join(folder, name);
  await exportLibrary(contents, files, createWriteStream(file));
  return readFileSync(file);
}

it('everything that comes with Sdap goes into an empty line, byte for byte the same', async () => {
  const line = await testLine();
  const first = await exported('first.zip', line.library.contents(), line.clipFiles);

  const store = libraryStore(emptyStore());
  const files = clipFiles(join(folder, 'clips'));
  const taken = await importLibrary(store, files, join(folder, 'first.zip'));
  expect(taken.clips).toBe(line.library.contents().clips.length);
  expect(taken.clips).toBeGreaterThan(2_000);
  for (const { sha256 } of store.contents().clips)
    if (!files.read(sha256).equals(line.clipFiles.read(sha256))) expect.fail(`${sha256} is another`);
  const second = await exported('second.zip', store.contents(), files);
  expect(second.equals(first)).toBe(true);
});
