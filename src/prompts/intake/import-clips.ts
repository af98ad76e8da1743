import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readCatalogue } from '../catalogue-files.ts';
import { intake, LARGEST_UPLOAD_BYTES, tooLarge, type Accepted } from './intake.ts';
import { IntakeError, type IntakeErrorCode } from './intake-error.ts';
import { isSoundFile, nameFiles, type Language, type Named, type NameRefusal } from './name-files.ts';
import { putInPlace, type NewClip } from './put-in-place.ts';

export interface ImportClips {
  readonly promptsDir: string;
  readonly placesCsv: string;
  readonly language: Language;
  /** Where the recordings lie, named by prompt id. */
  readonly folder: string;
  readonly speaker: string;
  /** Somebody has listened to all of them already. */
  readonly approve: boolean;
  /** Told after every file, before anything is put in place. */
  readonly onLine: (line: ReportLine) => void;
}

/** What became of one file. */
export type ReportLine =
  | { readonly file: string; readonly clip: string; readonly accepted: Accepted }
  | { readonly file: string; readonly code: IntakeErrorCode | NameRefusal; readonly message: string };

export interface ImportReport {
  readonly lines: readonly ReportLine[];
  /** Files of the folder that are not sound by their name. */
  readonly ignored: readonly string[];
}

/** The size is asked first, so that a film in the folder is never read into memory. */
async function readUpload(file: string): Promise<Buffer> {
  if ((await stat(file)).size > LARGEST_UPLOAD_BYTES) throw tooLarge();
  return readFile(file);
}

async function convert(run: ImportClips, named: Named): Promise<ReportLine> {
  if ('code' in named) return named;
  try {
    const accepted = await intake(await readUpload(join(run.folder, named.file)));
    return { file: named.file, clip: `${run.language}/${named.id}`, accepted };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return { file: named.file, code: error.code, message: error.message };
  }
}

/** One after the other: the machine that imports is often the one that answers calls. */
async function convertAll(
  run: ImportClips,
  files: readonly Named[],
): Promise<{ lines: ReportLine[]; clips: NewClip[] }> {
  const lines: ReportLine[] = [];
  const clips: NewClip[] = [];
  for (const named of files) {
    const line = await convert(run, named);
    lines.push(line);
    run.onLine(line);
    if ('accepted' in line && 'text' in named) {
      const { clip, accepted } = line;
      clips.push({
        clip,
        accepted,
        text: named.text,
        speaker: run.speaker,
        state: run.approve ? 'approved' : 'recorded',
      });
    }
  }
  return { lines, clips };
}

/**
 * Take the recordings of a folder as clips of the line. All are converted first; then the good ones are put in place.
 * A refused file leaves the clip that was there.
 * @returns a line for every sound file, in the order of their names
 * @throws CatalogueError, or the error of the disk; clips are put in place all together or, up to a failing disk, not at all
 */
export async function importClips(run: ImportClips): Promise<ImportReport> {
  const prompts = await readCatalogue(run.promptsDir, run.placesCsv);
  const entries = await readdir(run.folder, { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
  const { lines, clips } = await convertAll(run, nameFiles(files.filter(isSoundFile), prompts, run.language));
  await putInPlace(run.promptsDir, clips);
  return { lines, ignored: files.filter((file) => !isSoundFile(file)) };
}
