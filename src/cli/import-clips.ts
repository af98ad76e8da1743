import { parseArgs } from 'node:util';
import { CatalogueError } from '../prompts/catalogue-files.ts';
import { importClips, type ImportReport, type ReportLine } from '../prompts/intake/import-clips.ts';
import type { Language } from '../prompts/intake/name-files.ts';
import { LANGUAGES } from '../prompts/library.ts';

/** `npm run import-clips -- <language> <folder>`: take a folder of recordings, named by prompt id, as clips of the line. */

const USAGE = `Use: npm run import-clips -- <${LANGUAGES.join(' or ')}> <folder> [--speaker "name"] [--approve]`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
}

function sayLine(line: ReportLine): void {
  if ('code' in line) say(`${line.file}: refused (${line.code}). ${line.message}`);
  else {
    const { seconds, loudness, peak } = line.accepted;
    say(
      `${line.file}: ok, ${seconds.toFixed(1)} s, loudness ${loudness.toFixed(1)} dBFS, peak ${peak.toFixed(1)} dBFS`,
    );
  }
}

interface Options {
  readonly language: Language;
  readonly folder: string;
  readonly speaker: string;
  readonly approve: boolean;
}

/** @returns undefined when the arguments are wrong. */
function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { speaker: { type: 'string', default: '' }, approve: { type: 'boolean', default: false } },
    });
    const [given, folder] = positionals;
    const language = LANGUAGES.find((one) => one === given);
    if (language === undefined || folder === undefined || positionals.length !== 2) return undefined;
    return { language, folder, speaker: values.speaker.trim() || 'unnamed speaker', approve: values.approve };
  } catch {
    return undefined;
  }
}

function sum({ lines, ignored }: ImportReport): number {
  const refused = lines.filter((line) => 'code' in line).length;
  for (const file of ignored) say(`${file}: not a sound file by its name, left alone.`);
  say(`${lines.length - refused} taken, ${refused} refused.`);
  if (lines.length === 0)
    fail('The folder holds no sound files; name them by prompt id, for example welcome.wav.');
  return refused > 0 || lines.length === 0 ? 1 : 0;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    fail(USAGE);
    return 2;
  }
  try {
    return sum(
      await importClips({
        promptsDir: 'prompts',
        placesCsv: 'db/reference/places.csv',
        ...options,
        onLine: sayLine,
      }),
    );
  } catch (error) {
    if (error instanceof CatalogueError) fail(error.message);
    else if (error instanceof Error && 'code' in error) fail(`The import stopped: ${error.message}`);
    else throw error;
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
