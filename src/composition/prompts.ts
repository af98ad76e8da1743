import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { callLaterOf } from '../calls/admission/turn-away.ts';
import { apologyOf } from '../calls/apology.ts';
import type { Clock, FaultLog, Utterance, Voice } from '../calls/ports.ts';
import type { RecordingFiles, RecordingStore } from '../calls/recording-ports.ts';
import { IMPORT_KINDS } from '../directory/import/kinds.ts';
import type { FlowPorts } from '../flows/ports.ts';
import { decodeWav } from '../prompts/audio/wav.ts';
import { recordingImports, type RecordingImports } from '../prompts/bulk/recording-imports.ts';
import type { uploadsIn } from '../prompts/bulk/uploads.ts';
import { clipCache, type ClipCache } from '../prompts/clip-cache.ts';
import type { ClipFiles } from '../prompts/library/clip-files.ts';
import { stateOf } from '../prompts/library/contents.ts';
import { promptLibrary, type PromptLibrary } from '../prompts/library/library.ts';
import { samplesOf } from '../prompts/library/samples.ts';
import { bringShipped } from '../prompts/library/shipped.ts';
import type { PromptSnapshot } from '../prompts/library/snapshot.ts';
import type { UtteranceStore } from '../prompts/ports.ts';
import { voiceOf, type Sounds } from '../prompts/voice.ts';
import type { Store } from '../storage/database.ts';
import { bringFactPrompts } from '../storage/fact-prompts.ts';
import { recordingImportStore } from '../storage/recording-import-store.ts';
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

interface ClipParts {
  clipsOnDisk: ClipFiles;
  utterances: UtteranceStore;
  files: RecordingFiles;
}

/** The sentences that were put together for the phone, and what they are put together of: clips, and callers' messages. */
export const clipsOf = (dataDir: string, { clipsOnDisk, utterances, files }: ClipParts): ClipCache =>
  clipCache(join(dataDir, 'clips'), samplesOf(clipsOnDisk), utterances, (id) =>
    decodeWav(Buffer.from(files.read(id))),
  );

interface ImportParts {
  library: PromptLibrary;
  uploads: ReturnType<typeof uploadsIn>;
  clock: Clock;
  faults: FaultLog;
}

/** Many recordings brought at once. */
export const importsOf = (database: Store, parts: ImportParts): RecordingImports =>
  recordingImports({
    ...{ ...parts, newId: randomUUID },
    ...{ store: recordingImportStore(database), transaction: database.transaction },
  });

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
