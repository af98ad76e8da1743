import type { Directory, Ids } from '../calls/ports.ts';
import type { RecordingStore } from '../calls/recording-ports.ts';
import type { TextStore, TextWriter } from '../calls/outgoing-ports.ts';
import type { CaseStore } from '../cases/ports.ts';
import type { Settings } from '../config/settings.ts';
import { directory } from '../directory/directory.ts';
import type { ReferenceStore } from '../directory/ports.ts';
import type { SpeakerDesk } from '../directory/speakers.ts';
import type { DirectoryOptions } from '../directory/query.ts';
import type { PromptLibrary } from '../prompts/library/library.ts';
import type { PromptSnapshot } from '../prompts/library/snapshot.ts';

/** How facts are told on this line. In: what callers hear. */
export const directoryOptions = (settings: Settings, heard: () => PromptSnapshot): DirectoryOptions => ({
  sampleBudgets: settings.sampleBudgets,
  factsMaxAgeDays: settings.factsMaxAgeDays,
  canBeHeard: (prompt) => heard().clipOrNearest(prompt, 'km') !== undefined,
  textOfClip: (prompt) => heard().clip(prompt, 'km')?.text ?? null,
});

/** The same for one answer: an answer names many prompts, and to look each time whether the library is another one costs more than all else. */
export function optionsOfAnswer(settings: Settings, library: PromptLibrary): DirectoryOptions {
  const snapshot = library.now();
  return directoryOptions(settings, () => snapshot);
}

interface Parts {
  facts: ReferenceStore;
  cases: CaseStore;
  recordings: RecordingStore;
  texts: TextStore;
  writer: TextWriter;
  ids: Ids;
  speakers: SpeakerDesk;
}

/** What callers ask about: facts, their own cases, their texts, and, for those who record by phone, what is missing. */
export const directoryOf = (optionsNow: () => DirectoryOptions, parts: Parts): Directory => {
  const { facts, cases, recordings, texts, writer, ids, speakers } = parts;
  return directory(facts, optionsNow, {
    cases: { ...cases, stem: ids.caseStem, recording: recordings.find },
    texts: {
      isWhole: (words, language) => writer.write(words, language).isWhole,
      countSince: texts.countSince,
    },
    speakers,
  });
};
