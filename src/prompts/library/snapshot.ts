import { clipsByPlace, heardOf, isForOthers, placeOf, type Clip, type LibraryContents } from './contents.ts';

/** What callers hear, at one moment. Does not change: the library gives a new one when something was replaced. */
export interface PromptSnapshot {
  /** Languages in the order in which one stands in for another. */
  languages: readonly string[];
  ids(): string[];
  text(id: string, language: string): string | undefined;
  /** True when the prompt has a clip in this language, or is made to be heard in another language only. */
  canBeHeard(id: string, language: string): boolean;
  clip(id: string, language: string): Clip | undefined;
  /** The clip in this language, or else in the first language with a writing that has one. */
  clipOrNearest(id: string, language: string): Clip | undefined;
}

/**
 * In: the library's rows, and whether a clip's file is there. A clip whose file is gone is no clip: better another
 * language, or a fault that is recorded, than a clip of nothing.
 */
export function snapshotOf(
  { languages, prompts, texts, clips }: LibraryContents,
  hasFile: (sha256: string) => boolean = () => true,
): PromptSnapshot {
  const inOrder = languages.toSorted((a, b) => a.position - b.position);
  // Few understand an oral language: its clips stand in for no other.
  const standIns = inOrder.filter(({ oral }) => !oral).map(({ code }) => code);
  const ids = prompts.filter(({ retired }) => !retired).map(({ id }) => id);
  const known = new Set(prompts.map(({ id }) => id));
  const textAt = new Map(texts.map((text) => [placeOf(text), text.text]));
  const heard = heardClips(clips.filter(({ sha256 }) => hasFile(sha256)));
  const clip = (id: string, language: string): Clip | undefined =>
    heard.get(placeOf({ prompt: id, language }));
  return {
    languages: inOrder.map(({ code }) => code),
    ids: () => ids,
    text: (id, language) => textAt.get(placeOf({ prompt: id, language })),
    clip,
    canBeHeard: (id, language) =>
      clip(id, language) !== undefined || (isForOthers(id, language) && known.has(id)),
    clipOrNearest: (id, language) => {
      const own = clip(id, language);
      if (own) return own;
      const other = standIns.find((one) => clip(id, one) !== undefined);
      return other === undefined ? undefined : clip(id, other);
    },
  };
}

function heardClips(clips: readonly Clip[]): ReadonlyMap<string, Clip> {
  return new Map(
    [...clipsByPlace(clips)].flatMap(([place, all]) => {
      const heard = heardOf(all);
      return heard ? [[place, heard] as const] : [];
    }),
  );
}
