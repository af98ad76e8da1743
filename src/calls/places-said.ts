import type { Json } from '../core/call/events.ts';
import type { Utterance } from './ports.ts';

/**
 * How each place of an utterance was spoken: `approved` or `draft` for its own clip, `code` where it has none and its
 * official code was read digit by digit. Out: nothing where no place was named.
 */
export function placesSaid({ clips }: Utterance): { places?: { [prompt: string]: Json } } {
  const places = clips.flatMap((clip): [string, string][] => {
    if ('pause' in clip) return [];
    if (clip.insteadOf !== undefined) return [[clip.insteadOf, 'code']];
    return /^place-\d+$/.test(clip.prompt) ? [[clip.prompt, clip.state]] : [];
  });
  return places.length === 0 ? {} : { places: Object.fromEntries(places) };
}
