import type { Clock } from '../../calls/ports.ts';
import { measured } from '../audio/measured.ts';
import { encodeWav } from '../audio/wav.ts';
import type { LibraryStore } from '../ports.ts';
import type { ClipFiles } from './clip-files.ts';
import { placeOf, type Clip, type Language, type LibraryContents, type Origin } from './contents.ts';
import { importLibrary, type ImportedLibrary } from './import-library.ts';
import { LibraryError } from './library-error.ts';
import { snapshotOf, type PromptSnapshot } from './snapshot.ts';

/** The sound of a clip that is on the disk already, and its numbers; nobody hears it yet. */
export interface KeptSound {
  sha256: string;
  seconds: number;
  /** dBFS of the speech. */
  loudness: number;
  /** dBFS. */
  peak: number;
}

/** A sound that has passed the intake, and what it is for. */
export interface NewClip {
  prompt: string;
  language: string;
  sound: KeptSound;
  origin: Origin;
  speaker: string;
  /** Somebody has listened to it already. */
  approve: boolean;
}

/** The prompts and clips of the line. Whoever changes them, a call begun before goes on with what it was told. */
export interface PromptLibrary {
  /** What callers hear now; a call's turn takes it once. Costs one look at a number while nothing has changed. */
  now(): PromptSnapshot;
  /** Every row; not to be changed. Costs as little as `now` while nothing has changed. */
  contents(): LibraryContents;
  /** Puts sound in the house format on the disk, for `add`. Nothing that callers hear changes. */
  keep(samples: Int16Array): KeptSound;
  /** Adds clips, all of them or none. Gives them as they are kept. Throws LibraryError. */
  add(clips: readonly NewClip[]): Clip[];
  /** From now on callers hear this clip. Approving an older one again brings it back. Throws LibraryError. */
  approve(id: number): Clip;
  /** Takes an approval back; the one before it, or the draft, is heard again. Throws LibraryError. */
  withdraw(id: number): Clip;
  clip(id: number): Clip | undefined;
  /** Throws LibraryError where the line has no such prompt or language. */
  checkPlace(place: { prompt: string; language: string }): void;
  /** From now on the text of staff stands, whatever Sdap ships. Throws LibraryError. */
  setText(text: { prompt: string; language: string; text: string }): void;
  /** A prompt of staff, behind all others, with its texts. Throws LibraryError where there is one of this id. */
  addPrompt(prompt: { id: string; note: string; texts: Readonly<Record<string, string>> }): void;
  /** A further language, behind all others. Throws LibraryError where there is one of this code. */
  addLanguage(language: Omit<Language, 'position'>): void;
  /** Brings an exported library into this one, all of it or nothing. Throws LibraryError and IntakeError. */
  importZip(path: string): Promise<ImportedLibrary>;
}

export interface LibraryParts {
  store: LibraryStore;
  files: ClipFiles;
  clock: Clock;
  /** What tests put over the snapshot. */
  wrap?: ((real: PromptSnapshot) => PromptSnapshot) | undefined;
}

export function promptLibrary({ store, files, clock, wrap }: LibraryParts): PromptLibrary {
  const contents = whileUnchanged(store, store.contents);
  const snapshot = whileUnchanged(store, () => {
    const real = snapshotOf(contents(), files.has);
    return wrap?.(real) ?? real;
  });
  let heardLast: PromptSnapshot | undefined;
  const setApproved = (id: number, approvedAt: number | null): Clip =>
    store.transaction(() => {
      const clip = store.clip(id);
      if (!clip) throw new LibraryError('unknown-clip', `There is no clip ${id}. Load the list anew.`);
      store.putClip({ ...clip, approvedAt });
      return { ...clip, approvedAt };
    });
  const setText: PromptLibrary['setText'] = ({ prompt, language, text }) =>
    store.transaction(() => {
      const contents = store.contents();
      placesToAdd(contents)({ prompt, language });
      if (contents.languages.some(({ code, oral }) => oral && code === language))
        throw new LibraryError('bad-text', 'This language is only spoken: it has recordings and no texts.');
      store.putText({ prompt, language, text, shipped: false });
    });
  return {
    now: () => {
      try {
        heardLast = snapshot();
      } catch (error) {
        // The apology for a database that cannot be asked is spoken with the clips of a moment ago.
        if (!heardLast) throw error;
      }
      return heardLast;
    },
    contents,
    keep: (samples) => ({ sha256: files.keep(encodeWav(samples)), ...measured(samples) }),
    add: (clips) =>
      store.transaction(() => {
        const contents = store.contents();
        const check = placesToAdd(contents);
        for (const clip of clips) check(clip);
        const textAt = new Map(contents.texts.map((text) => [placeOf(text), text.text]));
        const there = new Map(contents.clips.map((clip) => [contentOf(clip, clip.sha256), clip]));
        return clips.map((clip) => {
          const same = there.get(contentOf(clip, clip.sound.sha256));
          // Sent twice, as over a line that drops: it is that clip, and what was decided about it stands.
          if (same)
            return clip.approve && same.approvedAt === null ? setApproved(same.id, clock.now()) : same;
          const row = rowOf(clip, textAt.get(placeOf(clip)) ?? null, clock.now());
          return { ...row, id: store.putClip(row) };
        });
      }),
    approve: (id) => setApproved(id, clock.now()),
    withdraw: (id) => setApproved(id, null),
    clip: store.clip,
    checkPlace: (place) => placesToAdd(store.contents())(place),
    setText,
    addPrompt: ({ id, note, texts }) =>
      store.transaction(() => {
        const { prompts } = store.contents();
        if (prompts.some((prompt) => prompt.id === id))
          throw new LibraryError('exists', `There is a prompt "${id}" already. Choose another name.`);
        const position = Math.max(0, ...prompts.map((prompt) => prompt.position)) + 1;
        store.putPrompt({ id, note, position, shipped: false, retired: false });
        for (const [language, text] of Object.entries(texts)) setText({ prompt: id, language, text });
      }),
    addLanguage: (language) =>
      store.transaction(() => {
        const { languages } = store.contents();
        if (languages.some(({ code }) => code === language.code))
          throw new LibraryError('exists', `The line has the language "${language.code}" already.`);
        store.putLanguage({ ...language, position: languages.length });
      }),
    importZip: (path) => importLibrary(store, files, path),
  };
}

/** Makes something of the library once for each version of it. */
function whileUnchanged<Value>(store: LibraryStore, make: () => Value): () => Value {
  let known: { version: number; value: Value } | undefined;
  return () => {
    const version = store.version();
    if (known?.version === version) return known.value;
    const value = make();
    known = { version, value };
    return value;
  };
}

/** Throws for a clip of a prompt or a language that the line does not have. */
function placesToAdd({
  prompts,
  languages,
}: LibraryContents): (place: { prompt: string; language: string }) => void {
  const ids = new Set(prompts.map(({ id }) => id));
  const codes = new Set(languages.map(({ code }) => code));
  return ({ prompt, language }) => {
    if (!ids.has(prompt)) throw new LibraryError('unknown-prompt', `There is no prompt "${prompt}".`);
    if (!codes.has(language))
      throw new LibraryError('unknown-language', `The line has no language "${language}"; add it first.`);
  };
}

const contentOf = (place: { prompt: string; language: string }, sha256: string): string =>
  `${placeOf(place)} ${sha256}`;

const rowOf = ({ sound, approve, ...clip }: NewClip, text: string | null, now: number): Omit<Clip, 'id'> => ({
  ...clip,
  ...{ sha256: sound.sha256, seconds: sound.seconds, loudness: sound.loudness, peak: sound.peak },
  shipped: false,
  text,
  addedAt: now,
  approvedAt: approve ? now : null,
});
