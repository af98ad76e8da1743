import { createHash } from 'node:crypto';
import type { SpokenClip, Utterance, UtteranceClip, Voice } from '../calls/ports.ts';
import { FlowFault } from '../core/flow/faults.ts';
import { remembering } from '../core/memo.ts';
import { digitParts } from '../core/speech/digits.ts';
import type { Part } from '../core/speech/parts.ts';
import { stateOf, type Clip } from './library/contents.ts';
import type { PromptSnapshot } from './library/snapshot.ts';
import { STITCH_VERSION, TIGHT_OVERLAP_SECONDS } from './stitch.ts';

/** Chooses a clip for each part of what is said, and names the whole by a hash of them; once for the same words. */
export function voiceOf(library: { now(): PromptSnapshot }, sounds: Sounds = NO_SOUNDS): Voice {
  const spoken = new WeakMap<PromptSnapshot, (said: string) => Utterance>();
  const spokenIn = (snapshot: PromptSnapshot): ((said: string) => Utterance) => {
    const known = spoken.get(snapshot);
    if (known) return known;
    const made = remembering(MOST_UTTERANCES, (said: string) => {
      const [language, parts] = JSON.parse(said) as [string, Part[]];
      return utteranceOf(snapshot, sounds, parts, language);
    });
    spoken.set(snapshot, made);
    return made;
  };
  return {
    utter: (parts, language) => {
      const snapshot = library.now();
      // Somebody's own sound may come and go while the library stays the same.
      return parts.some((part) => 'recording' in part)
        ? utteranceOf(snapshot, sounds, parts, language)
        : spokenIn(snapshot)(JSON.stringify([language, parts]));
    },
  };
}

/** Most of what callers hear is what others heard before them; an utterance in memory is some kB. */
const MOST_UTTERANCES = 2_000;

function utteranceOf(snapshot: PromptSnapshot, sounds: Sounds, parts: Part[], language: string): Utterance {
  const clips = withoutEnd(parts).flatMap((part) =>
    'recording' in part ? [soundOf(sounds, part.recording, language)] : clipsFor(snapshot, part, language),
  );
  return { hash: hashOf(clips), language, seconds: secondsOf(clips), clips };
}

/** What people left as sound, by id; undefined for what is not there, or not there yet. */
export interface Sounds {
  sound(id: string): { sha256: string; seconds: number } | undefined;
}

const NO_SOUNDS: Sounds = { sound: () => undefined };

/** Nobody wrote down what it says. */
function soundOf(sounds: Sounds, id: string, language: string): SpokenClip {
  const sound = sounds.sound(id);
  if (!sound) throw new FlowFault('no-recording', 'The recording is not there.');
  return { ...sound, prompt: 'recording', recording: id, language, text: '', state: 'recorded' };
}

/** A silence after the last words only delays the wait for a key. */
function withoutEnd(parts: Part[]): Part[] {
  const lastWords = parts.findLastIndex((part) => !('pause' in part));
  return lastWords < 0 ? parts : parts.slice(0, lastWords + 1);
}

function clipsFor(
  library: PromptSnapshot,
  part: Exclude<Part, { recording: string }>,
  language: string,
): UtteranceClip[] {
  if ('pause' in part) return [part];
  const clip = library.clipOrNearest(part.prompt, part.language ?? language);
  if (clip) return [part.tight ? { ...heard(clip), overlap: TIGHT_OVERLAP_SECONDS } : heard(clip)];
  const code = /^place-(\d+)$/.exec(part.prompt)?.[1];
  if (code === undefined) throw new FlowFault('no-clip', `The prompt ${part.prompt} has no clip.`);
  // A place that nobody recorded yet is said by its official code, which every commune hall knows.
  return digitParts(code)
    .flatMap((digit) => clipsFor(library, digit, language))
    .map((digit) => ('pause' in digit ? digit : { ...digit, insteadOf: part.prompt }));
}

/** What the log keeps of a clip. The text is what this clip says, even where the prompt's text is newer. */
const heard = (clip: Clip): SpokenClip => ({
  prompt: clip.prompt,
  language: clip.language,
  sha256: clip.sha256,
  seconds: clip.seconds,
  text: clip.text ?? '',
  state: stateOf(clip),
});

/**
 * The same clips in the same order, joined in the same way, are the same clip: its URL may be kept for ever. What two
 * people left is never the same, even where it sounds alike: one of them may be deleted.
 */
function hashOf(clips: UtteranceClip[]): string {
  const recipe = clips.flatMap((clip) => {
    if ('pause' in clip) return [clip.pause];
    if (clip.recording !== undefined) return [clip.recording, clip.sha256];
    return clip.overlap ? [-clip.overlap, clip.sha256] : [clip.sha256];
  });
  return createHash('sha256')
    .update(JSON.stringify([STITCH_VERSION, recipe]))
    .digest('hex')
    .slice(0, 32);
}

function secondsOf(clips: UtteranceClip[]): number {
  const seconds = clips.reduce(
    (sum, clip) => sum + ('pause' in clip ? clip.pause : clip.seconds - (clip.overlap ?? 0)),
    0,
  );
  return Math.round(seconds * 1000) / 1000;
}
