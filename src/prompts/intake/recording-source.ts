import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LARGEST_UPLOAD_BYTES, tooLarge } from './intake.ts';

/** Many recordings at once, wherever they lie. */
export interface RecordingSource {
  /** Paths of the files within the source, sorted. */
  readonly files: readonly string[];
  /** One file. Throws IntakeError when it is too large or damaged. */
  read(file: string): Promise<Buffer>;
  close(): void;
}

/** The files that lie in a folder itself. Throws the error of the disk. */
export async function folderSource(folder: string): Promise<RecordingSource> {
  const entries = await readdir(folder, { withFileTypes: true });
  return {
    files: entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort(),
    // The size is asked first, so that a film in the folder is never read into memory.
    read: async (file) => {
      if ((await stat(join(folder, file))).size > LARGEST_UPLOAD_BYTES) throw tooLarge();
      return readFile(join(folder, file));
    },
    close: () => undefined,
  };
}
