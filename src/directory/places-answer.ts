import type { PlaceAnswer } from './api-types.ts';
import type { PlaceRow, ReferenceStore } from './ports.ts';

/** Places that a person looks through; of more, they type another letter. */
const MOST = 50;

/** Places with a part of a name or the beginning of a code, each with the names of what it lies in. */
export const placesNamed = (part: string, store: ReferenceStore): PlaceAnswer[] =>
  store.placesLike(part, MOST).map((place) => placeAnswer(place, store));

/** The places of these codes; a code that nobody knows is left out. */
export const placesOf = (codes: readonly string[], store: ReferenceStore): PlaceAnswer[] =>
  codes.flatMap((code) => store.place(code) ?? []).map((place) => placeAnswer(place, store));

function placeAnswer({ code, level }: PlaceRow, store: ReferenceStore): PlaceAnswer {
  const lengths = [6, 4, 2].filter((length) => length <= code.length);
  const within = lengths.flatMap((length) => store.place(code.slice(0, length)) ?? []);
  return {
    ...{ code, level },
    ...{ km: within.map(({ nameKm }) => nameKm), en: within.map(({ nameEn }) => nameEn) },
  };
}
