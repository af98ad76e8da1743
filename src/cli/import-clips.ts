import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Context } from '../context.ts';
import { applyImport, convertRecordings, type ReportLine } from '../prompts/intake/import-clips.ts';
import { folderSource, type RecordingSource } from '../prompts/intake/recording-source.ts';
import { zipSource } from '../prompts/intake/zip-source.ts';
import { complain, say, withLine } from './with-line.ts';

/**
 * `npm run import-clips -- <language> <folder or zip>`: take recordings, named by prompt id, as clips of the line. The
 * line may answer calls meanwhile, and speaks with the new clips from the next turn on.
 */

const USAGE = `Use: npm run import-clips -- <language> <folder or zip> [--speaker "name"] [--approve] [--check]
  --approve when somebody has listened to all of them; until then callers hear the old clips
  --check only says what would become of each file`;

function sayLine(line: ReportLine): void {
  if ('code' in line) {
    say(`${line.file}: refused (${line.code}). ${line.message}`);
    return;
  }
  const { seconds, loudness, peak } = line.sound;
  say(
    `${line.file}: ok, ${seconds.toFixed(1)} s, loudness ${loudness.toFixed(1)} dBFS, peak ${peak.toFixed(1)} dBFS`,
  );
}

interface Options {
  readonly language: string;
  readonly from: string;
  readonly speaker: string;
  readonly approve: boolean;
  readonly check: boolean;
}

/** @returns undefined when the arguments are wrong. */
function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        speaker: { type: 'string', default: '' },
        approve: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
      },
    });
    const [language, from] = positionals;
    if (language === undefined || from === undefined || positionals.length !== 2) return undefined;
    return { ...values, language, from, speaker: values.speaker.trim() || 'unnamed speaker' };
  } catch {
    return undefined;
  }
}

const sourceOf = async (from: string): Promise<RecordingSource> =>
  (await stat(from)).isDirectory() ? folderSource(from) : zipSource(from);

/** @returns the exit of the command: 1 when anything was refused. */
async function bring({ library }: Context, options: Options): Promise<number> {
  const { languages } = library.contents();
  if (!languages.some(({ code }) => code === options.language)) {
    const known = languages.map(({ code }) => code).join(', ');
    complain(`The line has no language "${options.language}"; it has: ${known}.`);
    return 2;
  }
  const source = await sourceOf(options.from);
  try {
    const report = await convertRecordings({ library, source, language: options.language, onLine: sayLine });
    for (const file of report.ignored) say(`${file}: not a sound file by its name, left alone.`);
    const good = report.lines.filter((line) => 'sound' in line).length;
    if (!options.check) applyImport(library, report, options);
    say(`${good} ${options.check ? 'would be taken' : 'taken'}, ${report.lines.length - good} refused.`);
    if (good > 0 && !options.check && !options.approve)
      say('Callers hear them once somebody has listened and approved them: npm run approve-clips');
    if (report.lines.length === 0)
      complain('There are no sound files in it; name them by prompt id, for example welcome.wav.');
    return good === report.lines.length && good > 0 ? 0 : 1;
  } finally {
    source.close();
  }
}

const options = readOptions(process.argv.slice(2));
if (options === undefined) {
  complain(USAGE);
  process.exitCode = 2;
} else {
  await withLine((context) => bring(context, options));
}
