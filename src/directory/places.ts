import { z } from 'zod';
import type { Json } from '../core/call/events.ts';
import type { PlaceRow } from './ports.ts';
import { query } from './query.ts';

/** A place as flows know it: what is needed to say it and to look further. */
export const spokenPlace = (place: PlaceRow): { [name: string]: Json } => ({
  code: place.code,
  type: place.type,
});

/** The provinces, or what is directly under a province or a district. */
export const places = query({ parent: z.string().nullable() }, ({ parent }, store) => {
  const found = store.placesUnder(parent);
  return found.length > 0 ? found.map(spokenPlace) : undefined;
});

/** A commune by its official code of six digits. */
export const commune = query({ code: z.string() }, ({ code }, store) => {
  const found = store.place(code);
  return found?.level === 'commune' ? spokenPlace(found) : undefined;
});
