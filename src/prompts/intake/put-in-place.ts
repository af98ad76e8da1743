import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encodeWav } from '../audio/wav.ts';
import { readClipFacts, writeClipFacts, type ClipFact, type ClipId } from '../catalogue-files.ts';
import type { Accepted } from './intake.ts';

/** A clip that has passed the intake and says the text of its prompt. */
export interface NewClip {
  readonly clip: ClipId;
  readonly text: string;
  readonly accepted: Accepted;
  readonly state: 'recorded' | 'approved';
  readonly speaker: string;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

function factOf({ text, accepted, state, speaker }: NewClip, wav: Buffer): ClipFact {
  return {
    text,
    sha256: createHash('sha256').update(wav).digest('hex'),
    seconds: Math.round(accepted.seconds * 1000) / 1000,
    loudness: tenths(accepted.loudness),
    peak: tenths(accepted.peak),
    state,
    speaker,
  };
}

interface Staged {
  readonly clip: ClipId;
  readonly fact: ClipFact;
  readonly file: string;
  readonly waiting: string;
}

/** The slow part, and the one that a full disk stops: nothing that callers hear has changed after it. */
async function stage(promptsDir: string, clips: readonly NewClip[], staged: Staged[]): Promise<void> {
  for (const clip of clips) {
    const wav = encodeWav(clip.accepted.samples);
    const file = join(promptsDir, `${clip.clip}.wav`);
    const waiting = `${file}.new`;
    staged.push({ clip: clip.clip, fact: factOf(clip, wav), file, waiting });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(waiting, wav);
  }
}

/**
 * Put clips where the line finds them. All are written beside the old ones first, then renamed, then clips.json is
 * written: what fails before the first rename changes nothing, and the facts always tell what has been renamed.
 * @throws the error of the disk
 */
export async function putInPlace(promptsDir: string, clips: readonly NewClip[]): Promise<void> {
  if (clips.length === 0) return;
  const facts = await readClipFacts(promptsDir);
  const staged: Staged[] = [];
  let renamed = 0;
  try {
    await stage(promptsDir, clips, staged);
    for (const { clip, fact, file, waiting } of staged) {
      await rename(waiting, file);
      facts.set(clip, fact);
      renamed += 1;
    }
  } finally {
    if (renamed > 0) await writeClipFacts(promptsDir, facts);
    for (const { waiting } of staged) await rm(waiting, { force: true });
  }
}
