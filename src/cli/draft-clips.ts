import { parseArgs } from 'node:util';
import { CatalogueError } from '../prompts/catalogue-files.ts';
import { makeClips } from '../prompts/drafts/make-clips.ts';
import type { ClipPlan } from '../prompts/drafts/plan-clips.ts';
import { isVoiceName, VOICE_NAMES, voiceByName, type VoiceName } from '../prompts/voices/by-name.ts';
import { DRAFT_LANGUAGES, VoiceError, type DraftLanguage } from '../prompts/voices/voice.ts';

/** `npm run draft-clips`: speak the missing clips in a synthetic voice; see docs/draft-voice.md. */

const USAGE = `Use: npm run draft-clips -- [--voice ${VOICE_NAMES.join('|')}] [--language ${DRAFT_LANGUAGES.join('|')}]
  [--only <beginning of a prompt id>] [--all | --others]
  --all makes every draft again, --others those that another voice spoke.`;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function report(plan: ClipPlan): void {
  say(`${plan.make.length} clips made, ${plan.keep.length} kept, ${plan.remove.length} removed.`);
  for (const clip of plan.outdatedRecordings)
    say(`${clip}: the recording no longer says the text of its prompt; record it again.`);
  for (const clip of plan.unknownFiles)
    say(`${clip}: clips.json does not know this file; delete it to have a draft made.`);
}

interface Options {
  readonly voice: VoiceName;
  /** Undefined for every language that the voice has. */
  readonly language: DraftLanguage | undefined;
  readonly only: string;
  readonly all: boolean;
  readonly others: boolean;
}

/** @returns undefined when the arguments are wrong. */
function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        voice: { type: 'string', default: 'espeak' },
        language: { type: 'string' },
        only: { type: 'string', default: '' },
        all: { type: 'boolean', default: false },
        others: { type: 'boolean', default: false },
      },
    });
    const { voice } = values;
    const language = DRAFT_LANGUAGES.find((known) => known === values.language);
    const isKnown = isVoiceName(voice) && language === values.language;
    return isKnown ? { ...values, voice, language } : undefined;
  } catch {
    return undefined;
  }
}

/** What a failure half way means for whoever ran it; a cloud may have been paid for what is done. */
function sayWhatIsKept(done: number, { all }: Options): void {
  if (done === 0) return;
  say(`${done} clips were made before that and are kept. Run the same command again to make the rest.`);
  if (all) say('With --others in place of --all it leaves out what this voice has already spoken.');
}

async function make(options: Options, shouldStop: () => boolean): Promise<number> {
  let made = 0;
  try {
    const voice = await voiceByName(options.voice, process.env);
    const plan = await makeClips({
      ...options,
      promptsDir: 'prompts',
      placesCsv: 'db/reference/places.csv',
      voice,
      languages:
        options.language === undefined
          ? DRAFT_LANGUAGES.filter((language) => voice.speaks(language))
          : [options.language],
      onProgress: (done, total, clip) => {
        made = done;
        if (done % 50 === 0 || done === total) say(`${done} of ${total}: ${clip}`);
      },
      shouldStop,
    });
    if (!shouldStop()) report(plan);
    return 0;
  } catch (error) {
    if (!(error instanceof VoiceError) && !(error instanceof CatalogueError)) throw error;
    say(error.message);
    sayWhatIsKept(made, options);
    return 1;
  }
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    say(USAGE);
    return 2;
  }
  let stopped = false;
  process.once('SIGINT', () => {
    stopped = true;
  });
  const status = await make(options, () => stopped);
  if (!stopped || status !== 0) return status;
  say('Stopped; run it again to make the rest.');
  return 130;
}

process.exitCode = await main(process.argv.slice(2));
