import { promptsOfFlows, queriesOfFlows } from '../core/flow/spoken-prompts.ts';
import type { FlowVersion } from './ports.ts';

/** The clips that callers hear at one moment; another object as soon as one of them is another. */
export interface ClipsOfNow {
  clip(prompt: string, language: string): object | undefined;
}

/** What decides which languages a call can be in. */
export interface LanguagePorts {
  clips(): ClipsOfNow;
  /** The codes of the provinces where an oral language is spoken. */
  provincesOf(language: string): readonly string[];
  /** The prompts that the answers to a look-up may name. */
  promptsOfQuery(query: string): readonly string[];
}

/** The languages that a call can be in; the flow's own are always among them, and come first. */
export type OfferLanguages = (flow: FlowVersion, province: string | null) => string[];

/**
 * An oral language is offered in the provinces where it is spoken, and only once everything that the flow may say has a
 * clip in it: a caller must not be led into a language that falls silent. What is complete is computed once for each
 * state of the clips.
 */
export function languageOffer(ports: LanguagePorts): OfferLanguages {
  const known = new WeakMap<ClipsOfNow, Map<string, boolean>>();
  const isComplete = (flow: FlowVersion, language: string): boolean => {
    const clips = ports.clips();
    const ofClips = known.get(clips) ?? new Map<string, boolean>();
    known.set(clips, ofClips);
    const key = `${flow.flowId}@${flow.version} ${language}`;
    const complete = ofClips.get(key) ?? missingClips(flow, language, ports).length === 0;
    ofClips.set(key, complete);
    return complete;
  };
  return (flow, province) => {
    const { languages, oralLanguages } = flow.source.flow;
    const oral = oralLanguages.filter(
      (language) =>
        province !== null && ports.provincesOf(language).includes(province) && isComplete(flow, language),
    );
    return [...languages, ...oral];
  };
}

/**
 * The prompts that a flow lacks in a language. Names of places are left out: a place that nobody recorded in it is said
 * in Khmer, as its people say it too.
 */
export function missingClips(flow: FlowVersion, language: string, ports: LanguagePorts): string[] {
  const flows = [flow.source.flow, ...flow.source.subflows];
  const clips = ports.clips();
  const facts = queriesOfFlows(flows).flatMap((query) => ports.promptsOfQuery(query));
  const wanted = new Set([...promptsOfFlows(flows, language), ...facts]);
  return [...wanted].filter((prompt) => clips.clip(prompt, language) === undefined);
}
