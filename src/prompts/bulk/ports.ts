import type { ImportReport } from '../intake/import-clips.ts';

/**
 * uploading: pieces arrive. converting: all is there, and the recordings are read one after the other. ready: the report
 * waits for a person's word. refused: the file as a whole cannot be taken. applied and discarded: the end.
 */
export type RecordingImportState = 'uploading' | 'converting' | 'ready' | 'refused' | 'applied' | 'discarded';

/** A zip of recordings on its way into the library. Nothing of it is heard before it is applied. */
export interface RecordingImport {
  id: string;
  language: string;
  speaker: string;
  fileName: string;
  /** Of the zip, as it was announced. */
  bytes: number;
  /** Who sends it: nobody else may go on with it. */
  owner: string;
  madeAt: number;
  state: RecordingImportState;
  /** Recordings read so far, and in all. */
  done: number;
  total: number;
  /** What became of each recording; null until all were read. */
  report: ImportReport | null;
  /** Why the file as a whole was refused, in plain words. */
  refusal: { code: string; message: string } | null;
}

export interface RecordingImportStore {
  add(one: RecordingImport): void;
  find(id: string): RecordingImport | undefined;
  /** The newest first. */
  newest(most: number): RecordingImport[];
  inState(state: RecordingImportState): RecordingImport[];
  change(id: string, change: Partial<RecordingImport>): void;
}

/** Where the pieces of an upload are put together. */
export interface Uploads {
  /** Makes room for a file of so many bytes. */
  create(id: string, bytes: number): Promise<void>;
  path(id: string): string;
  remove(id: string): Promise<void>;
}
