import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ImportPorts } from '../directory/import/import-file.ts';
import { factPreviews, type FactPreviews } from '../directory/import/previews.ts';
import type { RowPorts } from '../directory/import/put-rows.ts';
import { openSheet } from '../directory/import/read/open-sheet.ts';
import type { ReferenceStore } from '../directory/ports.ts';
import type { DirectoryOptions } from '../directory/query.ts';
import type { Store } from '../storage/database.ts';
import { factFiles } from '../storage/fact-files.ts';
import { factPreviewStore } from '../storage/fact-preview-store.ts';
import { factRows } from '../storage/fact-rows.ts';
import { importStore } from '../storage/import-store.ts';

/** The facts as staff see and change them, beside the directory that answers callers. */
export interface FactDesk extends RowPorts {
  imports: ImportPorts;
  previews: FactPreviews<Readable>;
  /** How the line decides what is spoken. */
  options: DirectoryOptions;
}

/** In: the open database, the stored facts, how the line is set, and the folder of files that wait. */
export function factDesk(
  database: Store,
  facts: ReferenceStore,
  options: DirectoryOptions,
  folder: string,
): FactDesk {
  const world = { facts, canBeHeard: options.canBeHeard };
  const imports: ImportPorts = {
    ...{ store: importStore(database), world, rest },
    progress: () => undefined,
  };
  const previews = factPreviews({
    ...{ imports, openSheet, newId: randomUUID },
    ...{ store: factPreviewStore(database), files: factFiles(folder) },
  });
  return { rows: factRows(database), world, imports, previews, options };
}

/** Calls that came meanwhile are answered. */
const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
