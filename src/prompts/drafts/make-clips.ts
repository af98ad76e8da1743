import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { measured } from '../audio/measured.ts';
import { encodeWav } from '../audio/wav.ts';
import {
  readCatalogue,
  readClipFacts,
  writeClipFacts,
  type ClipFact,
  type ClipId,
} from '../catalogue-files.ts';
import type { DraftLanguage, DraftVoice } from '../voices/voice.ts';
import { DRAFT, planClips, type ClipOrder, type ClipPlan } from './plan-clips.ts';

export interface MakeClips {
  readonly promptsDir: string;
  readonly placesCsv: string;
  readonly voice: DraftVoice;
  /** Look only at these languages. */
  readonly languages: readonly DraftLanguage[];
  readonly all: boolean;
  readonly others: boolean;
  readonly only: string;
  /** Told after every clip. */
  readonly onProgress: (done: number, total: number, clip: ClipId) => void;
  /** Asked before every clip: true ends the run early, with the facts of what is done written. */
  readonly shouldStop?: () => boolean;
}

/** espeak-ng and sox are one process each, and clouds count requests: a few at a time. */
const AT_ONCE = 3;
/** Facts are written this often, so that a power cut costs no more than these clips. */
const SAVE_EVERY = 25;

async function clipFiles(promptsDir: string): Promise<Set<ClipId>> {
  const names = await readdir(promptsDir, { recursive: true });
  return new Set(
    names.filter((name) => name.endsWith('.wav')).map((name) => name.slice(0, -4).replaceAll('\\', '/')),
  );
}

async function makeClip({ promptsDir, voice }: MakeClips, order: ClipOrder): Promise<ClipFact> {
  const speaker = voice.speakerOf(order.language);
  const samples = await voice.speak(order.text, order.language, order.manner);
  const wav = encodeWav(samples);
  const file = join(promptsDir, `${order.clip}.wav`);
  await mkdir(dirname(file), { recursive: true });
  // Written beside and renamed: a stop half way leaves the old clip whole.
  await writeFile(`${file}.new`, wav);
  await rename(`${file}.new`, file);
  return {
    text: order.text,
    sha256: createHash('sha256').update(wav).digest('hex'),
    ...measured(samples),
    state: DRAFT,
    speaker,
  };
}

/** Make the ordered clips a few at a time; the first failure stops all, and what is done is in `facts`. */
async function makeAll(
  run: MakeClips,
  orders: readonly ClipOrder[],
  facts: Map<ClipId, ClipFact>,
): Promise<void> {
  const waiting = [...orders];
  let done = 0;
  let failed = false;
  let saved = Promise.resolve();
  const makeNext = async (order: ClipOrder): Promise<void> => {
    facts.set(order.clip, await makeClip(run, order));
    done += 1;
    run.onProgress(done, orders.length, order.clip);
    // One after the other: they go through the same file.
    if (done % SAVE_EVERY === 0) saved = saved.then(() => writeClipFacts(run.promptsDir, facts));
    await saved;
  };
  const worker = async (): Promise<void> => {
    for (let order = waiting.shift(); order !== undefined && !failed; order = waiting.shift()) {
      if (run.shouldStop?.() === true) return;
      try {
        await makeNext(order);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}

/**
 * Bring the draft clips in line with the catalogue: make what is new or changed, remove what is gone.
 * @returns what was planned
 * @throws CatalogueError or VoiceError; what was made until then stays, with its facts. A language that the
 * voice does not have is refused before anything changes.
 */
export async function makeClips(run: MakeClips): Promise<ClipPlan> {
  const speakers = new Map(run.languages.map((language) => [language, run.voice.speakerOf(language)]));
  const prompts = await readCatalogue(run.promptsDir, run.placesCsv);
  const facts = await readClipFacts(run.promptsDir);
  const { all, others, only } = run;
  const plan = planClips({
    prompts,
    facts,
    files: await clipFiles(run.promptsDir),
    speakers,
    all,
    others,
    only,
  });
  try {
    await makeAll(run, plan.make, facts);
    for (const clip of plan.remove) {
      await rm(join(run.promptsDir, `${clip}.wav`), { force: true });
      facts.delete(clip);
    }
  } finally {
    await writeClipFacts(run.promptsDir, facts);
  }
  return plan;
}
