import {
  clipsByPlace,
  heardOf,
  placeOf,
  progressOf,
  PROMPT_STATES,
  stateOf,
  waitingOf,
  type Clip,
  type LibraryContents,
  type Prompt,
  type PromptState,
} from './contents.ts';
import type { ClipAnswer, LanguagesAnswer, PromptAnswer, PromptRow } from '../api-types.ts';

/** The library as staff look at it. */

const asAnswer = (clip: Clip, heard: Clip | undefined): ClipAnswer => ({
  ...clip,
  state: stateOf(clip),
  heard: heard?.id === clip.id,
});

/** @returns the languages with how many of their prompts are in which state */
export function languagesOverview(contents: LibraryContents): LanguagesAnswer['languages'] {
  return contents.languages.map((language) => {
    const counts = Object.fromEntries(PROMPT_STATES.map((state) => [state, 0])) as Record<
      PromptState,
      number
    >;
    for (const { state } of promptRows(contents, language.code)) counts[state] += 1;
    return { ...language, counts };
  });
}

interface Index {
  texts: ReadonlyMap<string, string>;
  clips: ReadonlyMap<string, Clip[]>;
  /** By language. */
  rows: Map<string, readonly PromptRow[]>;
}

/** Contents never change: what was made of them holds as long as they do. */
const indexes = new WeakMap<LibraryContents, Index>();

function indexOf(contents: LibraryContents): Index {
  const known = indexes.get(contents);
  if (known) return known;
  const index = {
    texts: new Map(contents.texts.map((text) => [placeOf(text), text.text])),
    clips: clipsByPlace(contents.clips),
    rows: new Map<string, readonly PromptRow[]>(),
  };
  indexes.set(contents, index);
  return index;
}

/** @returns every prompt that is said in a language, in the order of the catalogue; in an oral one, all of them */
export function promptRows(contents: LibraryContents, language: string): readonly PromptRow[] {
  const index = indexOf(contents);
  const known = index.rows.get(language);
  if (known) return known;
  const rows = rowsOf(contents, language, index);
  index.rows.set(language, rows);
  return rows;
}

function rowsOf(contents: LibraryContents, language: string, { texts, clips }: Index): PromptRow[] {
  const isOral = contents.languages.some(({ code, oral }) => oral && code === language);
  const rowOf = ({ id, note }: Prompt): PromptRow => {
    const place = placeOf({ prompt: id, language });
    const text = texts.get(place) ?? null;
    const own = clips.get(place) ?? [];
    const heard = heardOf(own);
    const waiting = waitingOf(own);
    return {
      ...{ id, text, note, state: progressOf(own) },
      toSay: isOral ? (texts.get(placeOf({ prompt: id, language: 'km' })) ?? null) : text,
      outdated: !isOral && heard !== undefined && heard.text !== text,
      heard: heard ? asAnswer(heard, heard) : null,
      waiting: waiting ? asAnswer(waiting, heard) : null,
    };
  };
  return contents.prompts
    .filter(({ retired }) => !retired)
    .map(rowOf)
    .filter(({ text, heard }) => isOral || text !== null || heard !== null);
}

/** @returns one prompt with its texts and all its clips; undefined for an id that is none */
export function promptOverview(
  contents: LibraryContents,
  id: string,
): Omit<PromptAnswer, 'saidIn' | 'saidEverywhere'> | undefined {
  const prompt = contents.prompts.find((one) => one.id === id);
  if (!prompt) return undefined;
  const clips = contents.clips.filter((clip) => clip.prompt === id);
  const heard = new Map([...clipsByPlace(clips)].map(([place, own]) => [place, heardOf(own)]));
  return {
    id,
    note: prompt.note,
    texts: Object.fromEntries(
      contents.texts.filter((text) => text.prompt === id).map(({ language, text }) => [language, text]),
    ),
    clips: clips.toReversed().map((clip) => asAnswer(clip, heard.get(placeOf(clip)))),
  };
}
