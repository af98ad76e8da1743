import { pressPrompt, STANDARD } from '../call/standard-prompts.ts';
import { OPTION_PAUSE, prompt, type Part } from '../speech/parts.ts';

/** "For this, press that": the reason before the key, one wording everywhere, a breath after each. */
export function choiceParts(reason: Part[], key: string): Part[] {
  return [...reason, prompt(pressPrompt(key)), OPTION_PAUSE];
}

/** Keys that mean the same everywhere, said where a menu wants them said. */
export const ANNOUNCED = { again: '9', back: '8', person: '0' } as const;
export type Announced = keyof typeof ANNOUNCED;

export function announcedParts(names: readonly Announced[]): Part[] {
  return names.flatMap((name) => choiceParts([prompt(STANDARD[name])], ANNOUNCED[name]));
}
