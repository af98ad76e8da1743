import { eq, sql } from 'drizzle-orm';
import { speakerCodes, takes } from '../../../db/schema.ts';
import type { Take } from '../../core/call/effects.ts';
import { errandStore } from '../errand-store.ts';
import type { DeedWriter } from './deed-writer.ts';

/** What was kept is known at once; an errand brings the sound into the library. */
export const keptTakesWriter: DeedWriter<Take[]> = (store, kept, { at }) => {
  for (const { recording, speakerCode, prompt, language } of kept) {
    store.db.insert(takes).values({ recording, code: speakerCode, prompt, language, keptAt: at }).run();
    errandStore(store).add('keep-take', recording, at);
  }
};

/** Each call counts once. */
export const usedSpeakerCodesWriter: DeedWriter<string[]> = ({ db }, used, { callId, at }) => {
  const uses = sql`${speakerCodes.uses} + (${speakerCodes.usedIn} is not ${callId})`;
  for (const id of new Set(used))
    db.update(speakerCodes).set({ usedAt: at, usedIn: callId, uses }).where(eq(speakerCodes.id, id)).run();
};
