import type { Clip } from '../library/contents.ts';
import type { KeptSound, NewClip, PromptLibrary } from '../library/library.ts';
import { intake } from './intake.ts';
import { IntakeError, type IntakeErrorCode } from './intake-error.ts';
import { isSoundFile, nameFiles, type Named, type NameRefusal } from './name-files.ts';
import type { RecordingSource } from './recording-source.ts';

export interface ImportClips {
  readonly library: PromptLibrary;
  /** The recordings, named by prompt id. */
  readonly source: RecordingSource;
  readonly language: string;
  /** Told after every file, before anything can be heard. */
  readonly onLine?: (line: ReportLine, done: number, total: number) => void;
}

/** What became of one file. */
export type ReportLine =
  | { readonly file: string; readonly prompt: string; readonly sound: KeptSound }
  | { readonly file: string; readonly code: IntakeErrorCode | NameRefusal; readonly message: string };

export interface ImportReport {
  readonly language: string;
  readonly lines: readonly ReportLine[];
  /** Files that are not sound by their name. */
  readonly ignored: readonly string[];
}

/**
 * Converts every recording of a source, one after the other: the machine that imports is often the one that answers
 * calls. Nothing that callers hear changes; `applyImport` does that.
 * @returns a line for every sound file, in the order of their names
 * @throws the error of the disk
 */
export async function convertRecordings(run: ImportClips): Promise<ImportReport> {
  const { library, source, language, onLine } = run;
  const named = nameFiles(source.files.filter(isSoundFile), library.contents(), language);
  const lines: ReportLine[] = [];
  for (const one of named) {
    const line = await convert(run, one);
    lines.push(line);
    onLine?.(line, lines.length, named.length);
  }
  return { language, lines, ignored: source.files.filter((file) => !isSoundFile(file)) };
}

async function convert({ library, source }: ImportClips, named: Named): Promise<ReportLine> {
  if ('code' in named) return named;
  try {
    const samples = await intake(await source.read(named.file));
    return { file: named.file, prompt: named.id, sound: library.keep(samples) };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return { file: named.file, code: error.code, message: error.message };
  }
}

/**
 * Adds the good recordings of a report to the library, all of them or none; the refused ones leave the clips that were
 * there.
 * @throws LibraryError
 */
export function applyImport(
  library: PromptLibrary,
  { language, lines }: ImportReport,
  about: { speaker: string; approve: boolean },
): Clip[] {
  const clips = lines.flatMap((line): NewClip[] =>
    'sound' in line
      ? [{ prompt: line.prompt, language, sound: line.sound, origin: 'recorded', ...about }]
      : [],
  );
  return clips.length === 0 ? [] : library.add(clips);
}
