import type { FactRows } from './fact-rows.ts';
import type { ImportKind } from './kind.ts';
import { IMPORT_KINDS } from './kinds.ts';

/** @returns the kind of facts one of whose rows is heard by this prompt; undefined for any other prompt */
export function factOfPrompt(prompt: string, rows: Pick<FactRows, 'find'>): ImportKind | undefined {
  return IMPORT_KINDS.find((kind) => {
    const { prefix } = kind.ownClip ?? {};
    if (prefix === undefined || !prompt.startsWith(prefix)) return false;
    return rows.find(kind, JSON.stringify([prompt.slice(prefix.length)])) !== undefined;
  });
}

/** @returns the topic of a prompt of facts, by its name; undefined for any other */
export const topicOfFact = (prompt: string): string | undefined =>
  IMPORT_KINDS.find(({ ownClip }) => ownClip && prompt.startsWith(ownClip.prefix))?.ownClip?.topic;
