import {
  clipsByPlace,
  heardOf,
  placeOf,
  progressOf,
  type LibraryContents,
  type PromptState,
} from '../library/contents.ts';

/** One line of the script that a speaker reads from. */
export interface ScriptLine {
  number: number;
  prompt: string;
  /** What to say; in an oral language the Khmer text, for the speaker to say in her own words. */
  text: string;
  note: string;
  state: PromptState;
  /** True when callers hear a clip of an older text. */
  outdated: boolean;
}

export interface RecordingScript {
  language: { code: string; nameKm: string; nameEn: string; oral: boolean };
  lines: ScriptLine[];
}

/**
 * What is to be recorded in a language, in the order of the catalogue.
 * In: `onlyOpen` leaves out what has an approved clip of today's text. Out: undefined for a language that the line does
 * not have.
 */
export function recordingScript(
  contents: LibraryContents,
  code: string,
  onlyOpen = false,
): RecordingScript | undefined {
  const language = contents.languages.find((one) => one.code === code);
  if (!language) return undefined;
  const source = language.oral ? 'km' : code;
  const texts = new Map(contents.texts.map((text) => [placeOf(text), text.text]));
  const clips = clipsByPlace(contents.clips);
  const lines = contents.prompts
    .filter(({ retired }) => !retired)
    .flatMap(({ id, note }): Omit<ScriptLine, 'number'>[] => {
      const text = texts.get(placeOf({ prompt: id, language: source }));
      if (text === undefined) return [];
      const own = clips.get(placeOf({ prompt: id, language: code })) ?? [];
      const heard = heardOf(own);
      const outdated = !language.oral && heard !== undefined && heard.text !== text;
      return [{ prompt: id, text, note, state: progressOf(own), outdated }];
    })
    .filter(({ state, outdated }) => !onlyOpen || outdated || state !== 'approved')
    .map((line, index) => ({ number: index + 1, ...line }));
  return { language, lines };
}
