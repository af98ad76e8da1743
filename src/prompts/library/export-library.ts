import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createReadStream } from 'node:fs';
import { ZipFile } from 'yazl';
import type { ClipFiles } from './clip-files.ts';
import type { LibraryContents } from './contents.ts';
import { CLIP_FOLDER, MANIFEST, manifestOf } from './manifest.ts';

/** The same library gives the same bytes, whenever and wherever it is exported. */
const ALWAYS = { mtime: new Date(Date.UTC(2020, 0, 1)), mode: 0o100644, forceDosTimestamp: true };

/**
 * Writes the whole library, with the history of every clip, as a zip: `library.json` and the files of the clips.
 * Files go one after the other, so memory does not grow with the library.
 * @throws the error of a file that is missing, or of the output
 */
export async function exportLibrary(
  contents: LibraryContents,
  files: ClipFiles,
  output: Writable,
): Promise<void> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifestOf(contents), null, 1)}\n`), MANIFEST, ALWAYS);
  for (const sha256 of [...new Set(contents.clips.map((clip) => clip.sha256))].sort()) {
    // Sound hardly shrinks, and a small server has other work.
    const options = { ...ALWAYS, compress: false };
    zip.addReadStreamLazy(`${CLIP_FOLDER}${sha256}.wav`, options, (give) => {
      const file = createReadStream(files.path(sha256));
      // A file that is gone shows only when it is opened, and nobody else listens.
      file.once('error', (error) => zip.emit('error', error));
      give(null, file);
    });
  }
  zip.end();
  const failed = new Promise<never>((_, reject) => {
    zip.once('error', (error: Error) => {
      output.destroy(error);
      reject(error);
    });
  });
  await Promise.race([failed, pipeline(zip.outputStream, output)]);
}
