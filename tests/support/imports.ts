import { importFile } from '../../src/directory/import/import-file.ts';
import { IMPORT_KINDS } from '../../src/directory/import/kinds.ts';
import { openSheet } from '../../src/directory/import/read/open-sheet.ts';
import type { ImportReport } from '../../src/directory/import/report.ts';
import type { Store } from '../../src/storage/database.ts';
import { importStore } from '../../src/storage/import-store.ts';
import { referenceStore } from '../../src/storage/reference-store.ts';
import { NOW } from './line.ts';

/** Imports a file as the command does. `silent` are prompts that nobody recorded. */
export async function importInto(
  store: Store,
  kindName: string,
  file: string,
  { dryRun = false, silent = [] }: { dryRun?: boolean; silent?: string[] } = {},
): Promise<ImportReport> {
  const kind = IMPORT_KINDS.find(({ name }) => name === kindName);
  if (!kind) throw new Error(`There is no kind ${kindName}.`);
  const sheet = await openSheet(file);
  const world = { facts: referenceStore(store), canBeHeard: (id: string) => !silent.includes(id) };
  const rest = () => Promise.resolve();
  return importFile({ store: importStore(store), world, progress: () => undefined, rest }, kind, sheet, {
    file: { fileName: 'test', sha256: sheet.sha256 },
    sender: { name: 'test', at: NOW, reaches: () => true },
    dryRun,
  });
}
