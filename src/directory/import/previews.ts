import { LARGEST_FACT_FILE_BYTES, type FactPreviewAnswer } from '../api-types.ts';
import { FactsError } from './facts-error.ts';
import { importFile, type Bringing, type ImportPorts } from './import-file.ts';
import type { Laid } from './import-store.ts';
import type { ImportKind, Sender } from './kind.ts';
import type { ImportReport } from './report.ts';
import type { Sheet } from './sheet.ts';

/** A file that waits for a person's word. */
export interface FactPreview {
  id: string;
  kind: string;
  fileName: string;
  sha256: string;
  /** Of the changes that were shown; null where something in the file is wrong. */
  digest: string | null;
  owner: string;
  madeAt: number;
}

export interface FactPreviewStore {
  add(preview: FactPreview): void;
  find(id: string): FactPreview | undefined;
  remove(id: string): void;
  olderThan(time: number): FactPreview[];
  ids(): string[];
}

/** Where the files lie meanwhile. */
export interface FactFiles<Bytes> {
  /** Out: false where there are more bytes than that; then nothing is kept. */
  keep(id: string, bytes: Bytes, most: number): Promise<boolean>;
  path(id: string): string;
  remove(id: string): Promise<void>;
  /** Removes what was written before that time, but for these. */
  removeOlder(time: number, but: readonly string[]): Promise<void>;
}

export interface PreviewParts<Bytes> {
  imports: ImportPorts;
  store: FactPreviewStore;
  files: FactFiles<Bytes>;
  openSheet(path: string): Promise<Sheet & { sha256: string }>;
  newId(): string;
}

/** Files that are looked at before they are laid: by then a person has seen what they would change. */
export interface FactPreviews<Bytes> {
  /** Reads a file and says what it would do. Throws FactsError (too-large) and SheetError. */
  make(
    kind: ImportKind,
    file: { name: string; bytes: Bytes; owner: string },
    sender: Sender,
  ): Promise<FactPreviewAnswer>;
  /** Lays a file that was looked at. Throws FactsError, and ChangedMeanwhile where it would do something else by now. */
  apply(kind: ImportKind, id: string, sender: Sender, alongside: Bringing['alongside']): Promise<Laid>;
  discard(kind: ImportKind, id: string): Promise<void>;
  /** Forgets what has waited for more than a day. */
  sweep(now: number): Promise<void>;
}

/** Changes that a person looks through; of more, the counts tell. */
const SHOWN = 200;

export const PREVIEWS_FOR_MS = 24 * 60 * 60 * 1000;

export function factPreviews<Bytes>(parts: PreviewParts<Bytes>): FactPreviews<Bytes> {
  const { imports, store, files, openSheet, newId } = parts;
  const known = (kind: ImportKind, id: string): FactPreview => {
    const found = store.find(id);
    if (found?.kind !== kind.name)
      throw new FactsError('no-such-row', 'This file is not here any more. Send it again.');
    return found;
  };
  const forget = async (id: string): Promise<void> => {
    store.remove(id);
    await files.remove(id);
  };
  return {
    make: async (kind, { name, bytes, owner }, sender) => {
      const id = newId();
      if (!(await files.keep(id, bytes, LARGEST_FACT_FILE_BYTES)))
        throw new FactsError('too-large', TOO_LARGE);
      try {
        const sheet = await openSheet(files.path(id));
        const file = { fileName: name, sha256: sheet.sha256 };
        const report = await importFile(imports, kind, sheet, { file, sender, dryRun: true, show: SHOWN });
        const preview = { ...file, id, kind: kind.name, digest: report.digest, owner, madeAt: sender.at };
        store.add(preview);
        return answerOf(preview, report);
      } catch (error) {
        await files.remove(id);
        throw error;
      }
    },
    apply: async (kind, id, sender, alongside) => {
      const { fileName, sha256, digest } = known(kind, id);
      if (digest === null)
        throw new FactsError('bad-file', 'This file has mistakes. Correct them, and send it again.');
      const laid = await lay(parts, kind, id, {
        ...{ file: { fileName, sha256 }, sender, dryRun: false, expects: digest },
        alongside: (counts) => {
          store.remove(id);
          alongside?.(counts);
        },
      });
      await files.remove(id);
      return laid;
    },
    discard: async (kind, id) => {
      await forget(known(kind, id).id);
    },
    sweep: async (now) => {
      for (const { id } of store.olderThan(now - PREVIEWS_FOR_MS)) await forget(id);
      await files.removeOlder(now - PREVIEWS_FOR_MS, store.ids());
    },
  };
}

async function lay<Bytes>(
  { imports, files, openSheet }: PreviewParts<Bytes>,
  kind: ImportKind,
  id: string,
  bringing: Bringing,
): Promise<Laid> {
  const report = await importFile(imports, kind, await openSheet(files.path(id)), bringing);
  // A file that was right may have become wrong: a place or a service it names is gone, or somebody voted.
  if (!report.laid)
    throw new FactsError('changed-meanwhile', `${report.problems[0] ?? ''} Send the file again.`);
  return report.laid;
}

const answerOf = (
  { id, kind, fileName, madeAt }: FactPreview,
  { rows, laid, found, moreProblems, changes }: ImportReport,
): FactPreviewAnswer => ({
  ...{ id, kind, fileName, madeAt, rows, counts: laid },
  ...{ ...found, moreProblems, changes },
});

export const TOO_LARGE = `The file is larger than ${LARGEST_FACT_FILE_BYTES / 1024 / 1024} MB. Bring it in parts, or with npm run import.`;
