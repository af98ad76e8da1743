import { callLaterOf } from '../calls/admission/turn-away.ts';
import { apologyOf } from '../calls/apology.ts';
import type { Clock, Utterance, Voice } from '../calls/ports.ts';
import type { RecordingStore } from '../calls/recording-ports.ts';
import { IMPORT_KINDS } from '../directory/import/kinds.ts';
import type { FlowPorts } from '../flows/ports.ts';
import type { ClipFiles } from '../prompts/library/clip-files.ts';
import { stateOf } from '../prompts/library/contents.ts';
import { promptLibrary, type PromptLibrary } from '../prompts/library/library.ts';
import { bringShipped } from '../prompts/library/shipped.ts';
import type { PromptSnapshot } from '../prompts/library/snapshot.ts';
import type { UtteranceStore } from '../prompts/ports.ts';
import { voiceOf, type Sounds } from '../prompts/voice.ts';
import type { Store } from '../storage/database.ts';
import { bringFactPrompts } from '../storage/fact-prompts.ts';
import { libraryStore } from '../storage/library-store.ts';

/** The library with what comes with Sdap brought in. `wrap`: what a test makes of a snapshot. */
export async function openLibrary(
  database: Store,
  files: ClipFiles,
  clock: Clock,
  shipped: { folder: string; placesCsv: string },
  wrap: ((real: PromptSnapshot) => PromptSnapshot) | undefined,
): Promise<PromptLibrary> {
  const store = libraryStore(database);
  await bringShipped(store, files, shipped, clock.now());
  // What was imported by an older Sdap, and what a newer one ships.
  database.transaction(() => {
    for (const kind of IMPORT_KINDS) bringFactPrompts(database, kind);
  });
  return promptLibrary({ store, files, clock, wrap });
}

/** Only what has been fetched can be played. */
export const soundsOf = (recordings: RecordingStore): Sounds => ({
  sound: (id) => {
    const { state, sha256, seconds } = recordings.find(id) ?? {};
    return state === 'fetched' && sha256 && seconds ? { sha256, seconds } : undefined;
  },
});

/** What callers hear of the prompts, as the menu editor needs it. */
export const heardIn = (snapshot: PromptSnapshot): ReturnType<FlowPorts['world']['prompts']> => ({
  languages: snapshot.languages,
  text: snapshot.text,
  canBeHeard: snapshot.canBeHeard,
  clip: (prompt, language) => {
    const clip = snapshot.clip(prompt, language);
    return clip && { id: clip.id, seconds: clip.seconds, state: stateOf(clip) };
  },
});

/** What must be playable even when nothing was written: the apology, and the word that the line is busy. */
export function withApologies(store: UtteranceStore, library: PromptLibrary): UtteranceStore {
  const voice = voiceOf(library);
  return {
    find: (hash) => {
      const apology = apologyOf(voice);
      if (hash === apology.hash) return apology;
      return store.find(hash) ?? wordsOfBusy(voice, library).find((one) => one.hash === hash);
    },
  };
}

const wordsOfBusy = (voice: Voice, library: PromptLibrary): Utterance[] =>
  library.now().languages.map((language) => callLaterOf(voice, language));
