import { z } from 'zod';
import type { Json } from '../core/call/events.ts';
import type { PlaceRow, ReferenceStore } from './ports.ts';
import { clipOf, villagePrompt } from './own-clip.ts';
import { query } from './query.ts';
import { liesIn, REGIONS } from './regions.ts';

/** A place as flows know it: what is needed to say it and to look further. */
export const spokenPlace = (place: PlaceRow): { [name: string]: Json } => ({
  code: place.code,
  type: place.type,
});

/** A commune with what it lies in: 312 of the communes share their name with another. */
export function communeWithin(place: PlaceRow, store: ReferenceStore): { [name: string]: Json } {
  const district = store.place(place.code.slice(0, 4));
  const province = store.place(place.code.slice(0, 2));
  return {
    ...spokenPlace(place),
    district: district ? spokenPlace(district) : null,
    province: province ? spokenPlace(province) : null,
  };
}

/** The provinces (all, or those of a region), or what is directly under a province or a district. */
export const places = query(
  { parent: z.string().nullable(), region: z.string().nullable().default(null) },
  ({ parent, region }, store) => {
    const found = store.placesUnder(parent).filter(({ code }) => region === null || liesIn(code, region));
    return found.length > 0 ? found.map((place) => listedPlace(place, store)) : undefined;
  },
);

/** The parts of the country, those with most communes first. */
export const regions = query({}, () => REGIONS.map(({ key }) => ({ key, name: `region-${key}` })));

const listedPlace = (place: PlaceRow, store: ReferenceStore): { [name: string]: Json } =>
  place.level === 'commune' ? communeWithin(place, store) : spokenPlace(place);

/** A commune by its official code of six digits. */
export const commune = query({ code: z.string() }, ({ code }, store) => {
  const found = store.place(code);
  return found?.level === 'commune' ? communeWithin(found, store) : undefined;
});

/** The villages of a commune, where all of them can be said: a list of which one is missing would mislead. */
export const villages = query({ commune: z.string() }, ({ commune: code }, store, context) => {
  const found = store.villages(code).map((village) => ({
    code: village.code,
    name: clipOf(villagePrompt(village.code), village.nameKm, context),
  }));
  return found.length > 0 && found.every(({ name }) => name !== null) ? found : undefined;
});
