import { createHash } from 'node:crypto';
import type { UtteranceClip, Voice } from '../calls/ports.ts';
import { FlowFault } from '../core/flow/faults.ts';
import { digitParts } from '../core/speech/digits.ts';
import type { Part } from '../core/speech/parts.ts';
import type { Clip, PromptLibrary } from './library.ts';
import { STITCH_VERSION } from './stitch.ts';

/** Chooses a clip for each part of what is said, and names the whole by a hash of them. */
export function voiceOf(library: PromptLibrary): Voice {
  return {
    utter: (parts, language) => {
      const clips = withoutEnd(parts).flatMap((part) => clipsFor(library, part, language));
      return { hash: hashOf(clips), language, seconds: secondsOf(clips), clips };
    },
  };
}

/** A silence after the last words only delays the wait for a key. */
function withoutEnd(parts: Part[]): Part[] {
  const lastWords = parts.findLastIndex((part) => 'prompt' in part);
  return lastWords < 0 ? parts : parts.slice(0, lastWords + 1);
}

function clipsFor(library: PromptLibrary, part: Part, language: string): UtteranceClip[] {
  if ('pause' in part) return [part];
  const clip = library.clipOrNearest(part.prompt, part.language ?? language);
  if (clip) return [heard(clip)];
  const code = /^place-(\d+)$/.exec(part.prompt)?.[1];
  // A place that nobody recorded yet is said by its official code, which every commune hall knows.
  if (code !== undefined) return digitParts(code).flatMap((digit) => clipsFor(library, digit, language));
  throw new FlowFault('no-clip', `The prompt ${part.prompt} has no clip.`);
}

/** What the log keeps of a clip. The text is what this clip says, even where the prompt's text is newer. */
const heard = ({ prompt, language, sha256, seconds, text, state }: Clip): UtteranceClip => ({
  prompt,
  language,
  sha256,
  seconds,
  text,
  state,
});

/** The same clips in the same order are the same clip: its URL may be kept for ever. */
function hashOf(clips: UtteranceClip[]): string {
  const recipe = clips.map((clip) => ('pause' in clip ? clip.pause : clip.sha256));
  return createHash('sha256')
    .update(JSON.stringify([STITCH_VERSION, recipe]))
    .digest('hex')
    .slice(0, 32);
}

function secondsOf(clips: UtteranceClip[]): number {
  const seconds = clips.reduce((sum, clip) => sum + ('pause' in clip ? clip.pause : clip.seconds), 0);
  return Math.round(seconds * 1000) / 1000;
}
