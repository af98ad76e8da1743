import { parseArgs } from 'node:util';
import { CatalogueError } from '../prompts/catalogue-files.ts';
import { makeClips } from '../prompts/draft-voice/make-clips.ts';
import type { ClipPlan } from '../prompts/draft-voice/plan-clips.ts';
import { VoiceError } from '../prompts/draft-voice/voice-error.ts';

/** `npm run draft-clips [-- --only <prompt-id-prefix>] [-- --all]`: speak the missing clips in the draft voice. */

const USAGE = 'Use: npm run draft-clips [-- --only <beginning of a prompt id>] [-- --all]';

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
  readonly only: string;
  readonly all: boolean;
}

/** @returns undefined when the arguments are wrong. */
function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { only: { type: 'string', default: '' }, all: { type: 'boolean', default: false } },
    });
    return values;
  } catch {
    return undefined;
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
  try {
    const plan = await makeClips({
      promptsDir: 'prompts',
      placesCsv: 'db/reference/places.csv',
      ...options,
      onProgress: (done, total, clip) => {
        if (done % 50 === 0 || done === total) say(`${done} of ${total}: ${clip}`);
      },
      shouldStop: () => stopped,
    });
    if (stopped) say('Stopped; run it again to make the rest.');
    else report(plan);
    return stopped ? 130 : 0;
  } catch (error) {
    if (!(error instanceof VoiceError) && !(error instanceof CatalogueError)) throw error;
    say(error.message);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
