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
 * Everything that a call through a flow may say in a language, what the answers to its look-ups bring with them included.
 */
export function promptsOfFlow(
  { source }: FlowVersion,
  language: string,
  { promptsOfQuery }: Pick<LanguagePorts, 'promptsOfQuery'>,
): Set<string> {
  const flows = [source.flow, ...source.subflows];
  return new Set([...promptsOfFlows(flows, language), ...queriesOfFlows(flows).flatMap(promptsOfQuery)]);
}

/**
 * What there is to record in a language, of one flow or, for an oral language, of those that would offer it. Null: no
 * flow decides, and everything counts.
 */
export function promptsToRecord(
  language: string,
  flow: FlowVersion | null,
  ports: Pick<LanguagePorts, 'promptsOfQuery'> & { answering(): FlowVersion[] },
): Set<string> | null {
  const offers = ({ source }: FlowVersion): boolean => source.flow.oralLanguages.includes(language);
  const flows = flow ? [flow] : ports.answering().filter(offers);
  if (flows.length === 0) return null;
  return new Set(flows.flatMap((one) => [...promptsOfFlow(one, language, ports)]));
}

/**
 * The prompts that a flow lacks in a language. Names of places are left out: a place that nobody recorded in it is said
 * in Khmer, as its people say it too.
 */
export function missingClips(flow: FlowVersion, language: string, ports: LanguagePorts): string[] {
  const clips = ports.clips();
  return [...promptsOfFlow(flow, language, ports)].filter(
    (prompt) => clips.clip(prompt, language) === undefined,
  );
}
