import {
  clipsByPlace,
  isForOthers,
  placeOf,
  progressOf,
  type LibraryContents,
  type Prompt,
} from '../library/contents.ts';

/** A prompt as a speaker is led through it. */
export interface Sentence {
  prompt: string;
  /** Callers hear more words after it. */
  goesOn: boolean;
  /** No person has recorded it yet. */
  missing: boolean;
}

/** How a text ends that is complete in itself. */
const END_OF_SENTENCE = /[។៕?!.]$/u;

/**
 * What there is to record in a language, in the order of the library.
 * In: the library's rows; the prompts that count, or null for all that are said in the language; whether a prompt can
 * be heard at all, since a sentence that nobody can play cannot be spoken after; prompts on their way into the library.
 */
export function sentencesOf(
  contents: LibraryContents,
  language: string,
  about: {
    wanted: ReadonlySet<string> | null;
    canBeHeard: (prompt: string) => boolean;
    waiting: readonly string[];
  },
): Sentence[] {
  const texts = new Map(contents.texts.map((text) => [placeOf(text), text.text]));
  const clips = clipsByPlace(contents.clips);
  const textIn = (prompt: string, code: string) => texts.get(placeOf({ prompt, language: code }));
  const isOral = contents.languages.some(({ code, oral }) => oral && code === language);
  const isSaid = ({ id, retired }: Prompt): boolean =>
    !retired &&
    !isForOthers(id, language) &&
    (about.wanted?.has(id) ?? true) &&
    (isOral || textIn(id, language) !== undefined) &&
    about.canBeHeard(id);
  return contents.prompts.filter(isSaid).map(({ id }) => {
    const progress = progressOf(clips.get(placeOf({ prompt: id, language })) ?? []);
    const text = textIn(id, language) ?? textIn(id, 'km') ?? '';
    return {
      prompt: id,
      goesOn: !END_OF_SENTENCE.test(text),
      missing: (progress === 'missing' || progress === 'draft') && !about.waiting.includes(id),
    };
  });
}

/** Where to look: behind a sentence, or from the first; and one that is not meant. */
export interface From {
  after: string | null;
  except: string | null;
}

/** The first missing sentence from there on; undefined at the end. */
export function nextSentence(sentences: readonly Sentence[], { after, except }: From): Sentence | undefined {
  const start = after === null ? 0 : sentences.findIndex(({ prompt }) => prompt === after) + 1;
  return sentences.slice(start).find(({ missing, prompt }) => missing && prompt !== except);
}
