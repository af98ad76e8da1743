import type { Json } from '../core/call/events.ts';
import type { Utterance } from './ports.ts';

/**
 * How each place of an utterance was spoken: `approved` or `draft` for its own clip, `code` where it has none and its
 * official code was read digit by digit. Out: nothing where no place was named.
 */
export function placesSaid(utterance: Utterance): PlacesSaid {
  const known = found.get(utterance) ?? placesIn(utterance);
  found.set(utterance, known);
  return known;
}

interface PlacesSaid {
  places?: { [prompt: string]: Json };
}

/** Most is said to many: the voice gives the same utterance for the same words. */
const found = new WeakMap<Utterance, PlacesSaid>();

function placesIn({ clips }: Utterance): PlacesSaid {
  const places = clips.flatMap((clip): [string, string][] => {
    if ('pause' in clip) return [];
    if (clip.insteadOf !== undefined) return [[clip.insteadOf, 'code']];
    return /^place-\d+$/.test(clip.prompt) ? [[clip.prompt, clip.state]] : [];
  });
  return places.length === 0 ? {} : { places: Object.fromEntries(places) };
}
