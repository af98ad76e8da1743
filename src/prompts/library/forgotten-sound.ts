import type { Clock } from '../../calls/ports.ts';
import type { RecordingImports } from '../bulk/recording-imports.ts';
import type { ClipFiles } from './clip-files.ts';
import type { PromptLibrary } from './library.ts';

/** Sound is on the disk before the row that names it: what is younger may be what another process is about to add. */
const OLD_MS = 24 * 60 * 60 * 1000;

export interface ForgottenSoundParts {
  library: Pick<PromptLibrary, 'contents'>;
  imports: Pick<RecordingImports, 'waiting'>;
  clipFiles: Pick<ClipFiles, 'removeOlder'>;
  clock: Clock;
}

/**
 * Removes sound that no clip names and no import waits to add: of imports that were discarded, and of what was stopped
 * half-way. An import that is being read keeps each of its sounds anew. Out: how many files went.
 */
export function removeForgottenSound({ library, imports, clipFiles, clock }: ForgottenSoundParts): number {
  const named = new Set(library.contents().clips.map(({ sha256 }) => sha256));
  for (const sha256 of imports.waiting()) named.add(sha256);
  return clipFiles.removeOlder(clock.now() - OLD_MS, named);
}
