import type { Clock, FaultLog } from '../../calls/ports.ts';
import { applyImport, convertRecordings } from '../intake/import-clips.ts';
import { IntakeError } from '../intake/intake-error.ts';
import { zipSource } from '../intake/zip-source.ts';
import type { Clip } from '../library/contents.ts';
import { LibraryError } from '../library/library-error.ts';
import type { PromptLibrary } from '../library/library.ts';
import type { RecordingImport, RecordingImportStore, Uploads } from './ports.ts';

/** A zip of recordings over a slow line. */
export const LARGEST_ZIP_BYTES = 2 ** 30;

export interface NewRecordingImport {
  language: string;
  speaker: string;
  fileName: string;
  bytes: number;
  owner: string;
}

/** Many recordings at once: sent in pieces, read, reported file by file, and then applied together or not at all. */
export interface RecordingImports {
  /** Throws LibraryError. */
  begin(asked: NewRecordingImport): Promise<RecordingImport>;
  find(id: string): RecordingImport | undefined;
  newest(): RecordingImport[];
  /** All pieces are there: reads the recordings, after those of imports before it. */
  received(id: string): void;
  /** Adds the good recordings to the library. Throws LibraryError where the import is not ready. */
  apply(id: string, approve: boolean): Clip[];
  /** Throws LibraryError where it was applied already. */
  discard(id: string): Promise<void>;
  /** Goes on with what a stop of the line has interrupted. */
  resume(): void;
  /** The hashes of the sounds that ready imports would add. */
  waiting(): string[];
  /** When nothing is being read any more. */
  idle(): Promise<void>;
}

export interface RecordingImportParts {
  library: PromptLibrary;
  store: RecordingImportStore;
  uploads: Uploads;
  transaction<Result>(work: () => Result): Result;
  clock: Clock;
  newId(): string;
  faults: FaultLog;
}

const KEPT_IN_LIST = 50;

export function recordingImports(parts: RecordingImportParts): RecordingImports {
  const { library, store, uploads, transaction, clock, newId } = parts;
  let reading = Promise.resolve();
  const change = (id: string, what: Partial<RecordingImport>): void =>
    transaction(() => {
      store.change(id, what);
    });
  const known = (id: string): RecordingImport => {
    const found = store.find(id);
    if (!found) throw new LibraryError('unknown-import', 'There is no such import. Load the list anew.');
    return found;
  };
  const received = (id: string): void => {
    change(id, { state: 'converting' });
    reading = reading.then(() => read(parts, known(id), change));
  };
  return {
    begin: async (asked) => {
      checkNew(library, asked);
      const one: RecordingImport = {
        ...asked,
        ...{ id: newId(), madeAt: clock.now(), state: 'uploading', done: 0, total: 0 },
        ...{ report: null, refusal: null },
      };
      await uploads.create(one.id, one.bytes);
      transaction(() => {
        store.add(one);
      });
      return one;
    },
    find: store.find,
    newest: () => store.newest(KEPT_IN_LIST),
    received,
    apply: (id, approve) =>
      transaction(() => {
        const { state, report, speaker } = known(id);
        if (state !== 'ready' || !report)
          throw new LibraryError(
            'not-ready',
            'This import is not ready to be applied, or was applied already.',
          );
        store.change(id, { state: 'applied' });
        return applyImport(library, report, { speaker, approve });
      }),
    discard: async (id) => {
      if (known(id).state === 'applied')
        throw new LibraryError(
          'not-ready',
          'This import was applied; withdraw its clips one by one instead.',
        );
      change(id, { state: 'discarded' });
      await uploads.remove(id);
    },
    resume: () => {
      for (const { id } of store.inState('converting')) received(id);
    },
    waiting: () =>
      store
        .inState('ready')
        .flatMap(({ report }) => report?.lines ?? [])
        .flatMap((line) => ('sound' in line ? [line.sound.sha256] : [])),
    idle: () => reading,
  };
}

function checkNew(library: PromptLibrary, { language, bytes }: NewRecordingImport): void {
  if (!library.contents().languages.some(({ code }) => code === language))
    throw new LibraryError('unknown-language', `The line has no language "${language}"; add it first.`);
  if (bytes > LARGEST_ZIP_BYTES)
    throw new LibraryError(
      'too-large',
      'The zip is larger than 1 GB; split it, or save the recordings as MP3.',
    );
}

/** Reads all recordings of an import. Ends in a report or a refusal, and never throws. */
async function read(
  { library, store, uploads, faults }: RecordingImportParts,
  { id, language }: RecordingImport,
  change: (id: string, what: Partial<RecordingImport>) => void,
): Promise<void> {
  if (store.find(id)?.state !== 'converting') return;
  try {
    const source = await zipSource(uploads.path(id));
    try {
      const onLine = (_: unknown, done: number, total: number): void => change(id, { done, total });
      const report = await convertRecordings({ library, source, language, onLine });
      // It may have been discarded meanwhile.
      if (store.find(id)?.state === 'converting') change(id, { state: 'ready', report });
    } finally {
      source.close();
    }
  } catch (error) {
    change(id, { state: 'refused', refusal: refusalOf(error) });
    if (!(error instanceof IntakeError)) faults.fault('recording-import', error, null);
  }
  // What was read is kept as clips; what was refused has to be sent again.
  await uploads.remove(id);
}

const refusalOf = (error: unknown): { code: string; message: string } =>
  error instanceof IntakeError
    ? { code: error.code, message: error.message }
    : { code: 'failed', message: 'Something failed here while the zip was read. Please send it again.' };
