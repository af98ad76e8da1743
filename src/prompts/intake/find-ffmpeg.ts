import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { IntakeError } from './intake-error.ts';

/** @returns the first ffmpeg on the search path; relative folders are left out, they depend on where we stand. */
async function onPath(searchPath: string): Promise<string | undefined> {
  for (const folder of searchPath.split(delimiter).filter(isAbsolute)) {
    const file = join(folder, 'ffmpeg');
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}

/** The package throws while it loads where it has no binary, so it is loaded only when it is needed. */
async function bundled(): Promise<string> {
  try {
    return (await import('@ffmpeg-installer/ffmpeg')).default.path;
  } catch {
    throw new IntakeError(
      'no-ffmpeg',
      'There is no ffmpeg on this machine; install it with: apt-get install ffmpeg',
    );
  }
}

/**
 * The system's ffmpeg gets security updates, so it goes first; the one of the package is for machines without it.
 * @param searchPath folders as in PATH
 * @returns the absolute path of a program
 * @throws IntakeError no-ffmpeg
 */
export async function findFfmpeg(searchPath = process.env['PATH'] ?? ''): Promise<string> {
  return (await onPath(searchPath)) ?? (await bundled());
}
