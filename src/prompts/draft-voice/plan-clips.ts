import type { ClipFact, ClipId, PromptText } from '../catalogue-files.ts';
import type { DraftLanguage } from './draft-voice.ts';

/** One clip that the draft voice shall speak. */
export interface ClipOrder {
  readonly clip: ClipId;
  readonly language: DraftLanguage;
  readonly text: string;
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
  /** Make every draft again, changed or not. */
  readonly all: boolean;
  /** Look only at prompts whose id begins like this; empty for every prompt. */
  readonly only: string;
}

const LANGUAGES: readonly DraftLanguage[] = ['km', 'en'];
export const DRAFT = 'draft';

function ordersOf(prompts: ReadonlyMap<string, PromptText>): ClipOrder[] {
  return [...prompts].flatMap(([id, prompt]) => LANGUAGES.flatMap((language) => {
    const text = prompt[language];
    return text === undefined ? [] : [{ clip: `${language}/${id}`, language, text }];
  }));
}

/**
 * Decide what is to be made, kept and removed. Drafts follow the catalogue; recordings are never touched.
 * @returns a plan whose lists share no clip
 */
export function planClips({ prompts, facts, files, all, only }: PlanInput): ClipPlan {
  const inScope = (clip: ClipId): boolean => clip.slice(clip.indexOf('/') + 1).startsWith(only);
  const orders = ordersOf(prompts).filter(({ clip }) => inScope(clip));
  const wanted = new Set(orders.map(({ clip }) => clip));
  const kindOf = ({ clip, text }: ClipOrder): keyof ClipPlan => {
    const fact = facts.get(clip);
    if (fact === undefined) return files.has(clip) ? 'unknownFiles' : 'make';
    if (fact.state !== DRAFT) return fact.text === text ? 'keep' : 'outdatedRecordings';
    return all || fact.text !== text || !files.has(clip) ? 'make' : 'keep';
  };
  const named = (kind: keyof ClipPlan): ClipId[] =>
    orders.filter((order) => kindOf(order) === kind).map(({ clip }) => clip);
  const gone = [...facts].filter(([clip]) => inScope(clip) && !wanted.has(clip));
  return {
    make: orders.filter((order) => kindOf(order) === 'make'),
    keep: named('keep'),
    remove: gone.filter(([, fact]) => fact.state === DRAFT).map(([clip]) => clip),
    outdatedRecordings: [...named('outdatedRecordings'), ...gone.filter(([clip, fact]) => isOutdated(clip, fact)).map(([clip]) => clip)],
    unknownFiles: named('unknownFiles'),
  };
}

/** Oral languages have recordings without a text; those of km and en without a prompt are left over. */
function isOutdated(clip: ClipId, fact: ClipFact): boolean {
  return fact.state !== DRAFT && LANGUAGES.some((language) => clip.startsWith(`${language}/`));
}
