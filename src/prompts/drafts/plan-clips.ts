import type { ClipFact, ClipId, PromptText } from '../catalogue-files.ts';
import type { DraftLanguage, Manner } from '../voices/voice.ts';

/** One clip that the draft voice shall speak. */
export interface ClipOrder {
  readonly clip: ClipId;
  readonly language: DraftLanguage;
  readonly text: string;
  readonly manner: Manner;
}

/** What a run of the draft voice has to do. */
export interface ClipPlan {
  readonly make: readonly ClipOrder[];
  readonly keep: readonly ClipId[];
  /** Drafts whose prompt or text is gone. */
  readonly remove: readonly ClipId[];
  /** A person's recordings whose text has changed since, or is gone: nobody but a person may decide. */
  readonly outdatedRecordings: readonly ClipId[];
  /** Files without facts: they may be somebody's recording, so they are left alone and named. */
  readonly unknownFiles: readonly ClipId[];
}

export interface PlanInput {
  readonly prompts: ReadonlyMap<string, PromptText>;
  readonly facts: ReadonlyMap<ClipId, ClipFact>;
  /** Clips whose file is there. */
  readonly files: ReadonlySet<ClipId>;
  /** The languages to look at, and who is to speak each; clips in other languages are left alone. */
  readonly speakers: ReadonlyMap<DraftLanguage, string>;
  /** Make every draft again, changed or not. */
  readonly all: boolean;
  /** Make the drafts again that somebody else speaks; a run that was broken off goes on where it stopped. */
  readonly others: boolean;
  /** Look only at prompts whose id begins like this; empty for every prompt. */
  readonly only: string;
}

export const DRAFT = 'draft';

/** The words that begin or go on a phrase: numbers, and what stands before a number or a name. */
const LEADING = /^(number-\d+|minus|date-(day|year))$/;
const BEFORE_NAMES = /^place-type-/;

/** English puts the kind of a place behind its name, where it ends the phrase. */
const mannerOf = (prompt: string, language: DraftLanguage): Manner =>
  LEADING.test(prompt) || (language === 'km' && BEFORE_NAMES.test(prompt)) ? 'leading' : 'alone';

function ordersOf(
  prompts: ReadonlyMap<string, PromptText>,
  languages: readonly DraftLanguage[],
): ClipOrder[] {
  return [...prompts].flatMap(([id, prompt]) =>
    languages.flatMap((language) => {
      const text = prompt[language];
      if (text === undefined) return [];
      return [{ clip: `${language}/${id}`, language, text, manner: mannerOf(id, language) }];
    }),
  );
}

/**
 * Decide what is to be made, kept and removed. Drafts follow the catalogue; recordings are never touched.
 * @returns a plan whose lists share no clip
 */
export function planClips({ prompts, facts, files, speakers, all, others, only }: PlanInput): ClipPlan {
  const languages = [...speakers.keys()];
  // Oral languages have recordings without a text: they are in no run's scope.
  const inScope = (clip: ClipId): boolean =>
    languages.some((language) => clip.startsWith(`${language}/${only}`));
  const orders = ordersOf(prompts, languages).filter(({ clip }) => inScope(clip));
  const wanted = new Set(orders.map(({ clip }) => clip));
  const kindOf = ({ clip, language, text }: ClipOrder): keyof ClipPlan => {
    const fact = facts.get(clip);
    if (fact === undefined) return files.has(clip) ? 'unknownFiles' : 'make';
    if (fact.state !== DRAFT) return fact.text === text ? 'keep' : 'outdatedRecordings';
    const byAnother = others && fact.speaker !== speakers.get(language);
    return all || byAnother || fact.text !== text || !files.has(clip) ? 'make' : 'keep';
  };
  const named = (kind: keyof ClipPlan): ClipId[] =>
    orders.filter((order) => kindOf(order) === kind).map(({ clip }) => clip);
  const gone = [...facts].filter(([clip]) => inScope(clip) && !wanted.has(clip));
  return {
    make: orders.filter((order) => kindOf(order) === 'make'),
    keep: named('keep'),
    remove: gone.filter(([, fact]) => fact.state === DRAFT).map(([clip]) => clip),
    outdatedRecordings: [
      ...named('outdatedRecordings'),
      ...gone.filter(([, fact]) => fact.state !== DRAFT).map(([clip]) => clip),
    ],
    unknownFiles: named('unknownFiles'),
  };
}
