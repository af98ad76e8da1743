/** What the prompt library holds: rows, as they are kept, and what follows from them. */

/** A language of the line. An oral one has no writing that its speakers read: its clips have no text. */
export interface Language {
  /** ISO 639: two letters where there are such, else three. */
  code: string;
  nameKm: string;
  nameEn: string;
  oral: boolean;
  /** The order in which one language stands in for another. */
  position: number;
}

/** Something that the line can say. */
export interface Prompt {
  id: string;
  /** For whoever speaks it; empty when there is nothing to note. */
  note: string;
  position: number;
  /** True for what comes with Sdap; false for what staff added. */
  shipped: boolean;
  /** No flow of today's Sdap says it; it is kept for its clips. */
  retired: boolean;
}

export interface PromptText {
  prompt: string;
  language: string;
  text: string;
  /** True until staff changes it: a newer Sdap may then bring a better wording. */
  shipped: boolean;
}

/** How a clip came into being; `phone`: a person spoke it over the phone. */
export const ORIGINS = ['generated', 'recorded', 'phone'] as const;
export type Origin = (typeof ORIGINS)[number];

/** One clip, for ever: replacing it adds another. Its file is named by its hash. */
export interface Clip {
  id: number;
  prompt: string;
  language: string;
  /** Of the file, in hexadecimal. */
  sha256: string;
  /** What it says: the text of its prompt when it was made. Null in an oral language. */
  text: string | null;
  origin: Origin;
  /** True for what comes with Sdap. */
  shipped: boolean;
  speaker: string;
  seconds: number;
  /** dBFS of the speech, see audio/loudness.ts. */
  loudness: number;
  /** dBFS. */
  peak: number;
  /** Milliseconds since 1970, UTC. */
  addedAt: number;
  /** When somebody who listened to it said yes; null until then. */
  approvedAt: number | null;
}

export interface LibraryContents {
  languages: Language[];
  prompts: Prompt[];
  texts: PromptText[];
  clips: Clip[];
}

export type ClipState = 'draft' | 'recorded' | 'approved';
export const PROMPT_STATES = ['missing', 'draft', 'recorded', 'approved'] as const;
export type PromptState = (typeof PROMPT_STATES)[number];

/** A clip that a machine made is a draft, and a person's a recording, until somebody approves it. */
export function stateOf({ approvedAt, origin }: Pick<Clip, 'approvedAt' | 'origin'>): ClipState {
  if (approvedAt !== null) return 'approved';
  return origin === 'generated' ? 'draft' : 'recorded';
}

/**
 * The clip that callers hear: the newest approved one, or where none is approved the newest draft. A recording that
 * nobody has listened to is heard by nobody.
 * In: the clips of one prompt in one language.
 */
export function heardOf(clips: readonly Clip[]): Clip | undefined {
  const approved = clips.filter(({ approvedAt }) => approvedAt !== null);
  if (approved.length > 0) return newest(approved, (clip) => clip.approvedAt ?? 0);
  return newest(
    clips.filter(({ origin }) => origin === 'generated'),
    (clip) => clip.addedAt,
  );
}

/** The newest recording that came after the last approval and waits for one itself. In: the clips of one place. */
export function waitingOf(clips: readonly Clip[]): Clip | undefined {
  if (clips.every((clip) => stateOf(clip) !== 'recorded')) return undefined;
  const decided = Math.max(-1, ...clips.map(({ approvedAt }) => approvedAt ?? -1));
  return newest(
    clips.filter((clip) => stateOf(clip) === 'recorded' && clip.addedAt >= decided),
    (clip) => clip.addedAt,
  );
}

const newest = (clips: readonly Clip[], time: (clip: Clip) => number): Clip | undefined =>
  clips.toSorted((a, b) => time(b) - time(a) || b.id - a.id)[0];

/** How far a prompt has come in one language: the furthest of its clips decides. */
export function progressOf(clips: readonly Clip[]): PromptState {
  const states = new Set<PromptState>(clips.map(stateOf));
  return PROMPT_STATES.findLast((state) => states.has(state)) ?? 'missing';
}

/** `<language>/<prompt>`: one prompt in one language. */
export const placeOf = ({ prompt, language }: { prompt: string; language: string }): string =>
  `${language}/${prompt}`;

/** The clips of each prompt in each language, under `placeOf`. */
export function clipsByPlace(clips: readonly Clip[]): Map<string, Clip[]> {
  const byPlace = new Map<string, Clip[]>();
  for (const clip of clips) {
    const known = byPlace.get(placeOf(clip));
    if (known) known.push(clip);
    else byPlace.set(placeOf(clip), [clip]);
  }
  return byPlace;
}

/** `language-en` is spoken in English in every call: no other language needs a clip of it. */
export const isForOthers = (id: string, language: string): boolean =>
  id.startsWith('language-') && id !== `language-${language}`;
