import type { SpokenClip, Utterance } from '../calls/ports.ts';

/** A clip that says something, with its place in the utterance. */
export interface SpokenPart {
  index: number;
  prompt: string;
  language: string;
  /** Null for somebody's own voice: nobody wrote down what it says. */
  text: string | null;
  isDraft: boolean;
}

/** The utterance as people read it: a pause begins a new line. */
export function linesOf(utterance: Utterance): SpokenPart[][] {
  const lines: SpokenPart[][] = [[]];
  utterance.clips.forEach((clip, index) => {
    if ('pause' in clip) lines.push([]);
    else lines.at(-1)?.push(partOf(clip, index));
  });
  return lines.filter((line) => line.length > 0);
}

const partOf = ({ prompt, language, text, state, recording }: SpokenClip, index: number): SpokenPart => ({
  index,
  prompt,
  language,
  text: recording === undefined ? text : null,
  isDraft: state === 'draft',
});

/** The clip that is heard after so many seconds, or in a pause the one before it; -1 where nothing is said. */
export function clipAt(utterance: Utterance, seconds: number): number {
  let begin = 0;
  let newest = -1;
  utterance.clips.forEach((clip, index) => {
    if ('seconds' in clip && begin <= seconds) newest = index;
    begin += 'pause' in clip ? clip.pause : clip.seconds - (clip.overlap ?? 0);
  });
  return newest;
}

export const isDraft = ({ clips }: Utterance): boolean =>
  clips.some((clip) => 'state' in clip && clip.state === 'draft');

/** Whether all of the line's own words are in a draft voice; a caller's recording is nobody's draft. */
export const isAllDraft = ({ clips }: Utterance): boolean =>
  clips.every((clip) => 'pause' in clip || clip.recording !== undefined || clip.state === 'draft');
