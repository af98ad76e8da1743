import type { NewText } from './deeds.ts';
import type { TextStore, TextWriter } from './outgoing-ports.ts';
import type { Ids } from './ports.ts';
import type { Outcome } from './take-effect.ts';

/** What texts are made with. */
export interface TextPorts {
  ids: Ids;
  texts: TextStore;
  textWriter: TextWriter;
  /** Whether a provider has a sender for texts. */
  sendsTexts(provider: string): boolean;
}

/**
 * The texts that a turn asked for, sealed together with the number that they go to: from here on no one but the errand
 * that sends them can read either. In: the call, its turn, the caller's mobile number (null: there is nobody to send to).
 */
export function sealedTexts(
  { ids, texts, textWriter }: TextPorts,
  call: { id: string; provider: string },
  from: { turn: number; mobile: string | null },
  outcome: Outcome,
): NewText[] {
  // Most turns send nothing, and then nobody's number is read.
  if (outcome.texts.length === 0) return [];
  const { turn, mobile } = from;
  if (mobile === null) return [];
  return outcome.texts.map(({ node, kind, parts, language }) => {
    const id = ids.text();
    const { body } = textWriter.write(parts, language);
    const sealed = texts.seal(id, call.id, { number: mobile, body });
    return { id, turn, node, kind, language, provider: call.provider, sealed };
  });
}
