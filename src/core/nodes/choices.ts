import type { CallContext } from '../call/context.ts';
import { keyPrompt, languagePrompt, pressPrompt, STANDARD } from '../call/standard-prompts.ts';
import { inLanguage, LIST_PAUSE, OPTION_PAUSE, prompt, type Part } from '../speech/parts.ts';

/** "For this, press that": the reason before the key, one wording everywhere, a breath after each. */
export function choiceParts(reason: Part[], key: string): Part[] {
  return [...reason, prompt(pressPrompt(key)), OPTION_PAUSE];
}

/**
 * The items of a list of names, with keys from 1 on. The first says "please press one"; the others only their number,
 * since a list of names is long and whoever listens has just heard what to do with it.
 */
export function listedParts(names: Part[][]): Part[] {
  return names.flatMap((name, index) => {
    const key = String(index + 1);
    return index === 0 ? choiceParts(name, key) : [...name, prompt(keyPrompt(key)), LIST_PAUSE];
  });
}

/** An invitation to a language is spoken in that language, the key included. */
export const invitation = (language: string, key: string): Part[] =>
  inLanguage(choiceParts([prompt(languagePrompt(language))], key), language);

/** What the caller can change to. */
export const otherLanguages = ({ language, languages }: CallContext): string[] =>
  languages.filter((one) => one !== language);

/** Keys that mean the same everywhere, said where a menu wants them said. */
export const ANNOUNCED = { again: '9', back: '8', person: '0' } as const;
export type Announced = keyof typeof ANNOUNCED;

export function announcedParts(names: readonly Announced[]): Part[] {
  return names.flatMap((name) => choiceParts([prompt(STANDARD[name])], ANNOUNCED[name]));
}
