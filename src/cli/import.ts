import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Context } from '../context.ts';
import { importFile } from '../directory/import/import-file.ts';
import type { ImportKind } from '../directory/import/kind.ts';
import { IMPORT_KINDS } from '../directory/import/kinds.ts';
import { openSheet } from '../directory/import/read/open-sheet.ts';
import type { ImportReport } from '../directory/import/report.ts';
import { complain, say, withLine } from './with-line.ts';

/**
 * `npm run -s import -- <kind> <file>`: bring facts from a file, all of it or nothing. The line may answer calls
 * meanwhile; callers hear the new facts from the next turn on. See docs/imports.md.
 */

const USAGE = `Use: npm run -s import -- <kind> <file.csv or file.xlsx> [--dry-run] [--by "name"]
  <kind> is one of: ${IMPORT_KINDS.map(({ name }) => name).join(', ')}
  --dry-run only says what would change
  --by who brings the file, for the list of imports`;

interface Options {
  kind: ImportKind;
  file: string;
  dryRun: boolean;
  by: string;
}

/** @returns undefined when the arguments are wrong. */
function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        by: { type: 'string', default: '' },
      },
    });
    const [name, file] = positionals;
    const kind = IMPORT_KINDS.find((one) => one.name === name);
    if (!kind || file === undefined || positionals.length !== 2) return undefined;
    return { kind, file, dryRun: values['dry-run'], by: values.by.trim() };
  } catch {
    return undefined;
  }
}

/** @returns the exit of the command: 1 when the file was refused. */
async function bring(context: Context, { kind, file, dryRun, by }: Options): Promise<number> {
  const sheet = await openSheet(file);
  const report = await importFile(
    {
      ...context.facts.imports,
      progress: (rows) => complain(`${rows.toLocaleString('en-US')} rows read`),
    },
    kind,
    sheet,
    {
      file: { fileName: basename(file), sha256: sheet.sha256 },
      sender: { name: by, at: context.clock.now(), reaches: () => true },
      dryRun,
    },
  );
  sayReport(report, dryRun);
  return report.laid ? 0 : 1;
}

function sayReport({ kind, rows, problems, moreProblems, notes, laid }: ImportReport, dryRun: boolean): void {
  for (const sentence of [...notes, ...problems]) say(sentence);
  if (moreProblems > 0) say(`And ${moreProblems} more problems.`);
  if (!laid) {
    say('Nothing was changed. Correct the file and import it again.');
    return;
  }
  const { added, changed, unchanged, removed } = laid;
  say(
    `${kind}: ${rows} rows; ${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed.`,
  );
  if (dryRun) say('This was a dry run. Nothing was changed.');
}

const options = readOptions(process.argv.slice(2));
if (options) {
  await withLine((context) => bring(context, options));
} else {
  complain(USAGE);
  process.exitCode = 1;
}
