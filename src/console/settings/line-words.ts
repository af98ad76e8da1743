import type { LinesAnswer } from '../../directory/api-types.ts';
import type { ScreenLanguage } from '../texts/texts.ts';

/** The title of a menu in the language of the screen. In: its id, null for the one of all other numbers. */
export function menuTitle(answer: LinesAnswer, id: string | null, language: ScreenLanguage): string {
  const wanted = id ?? answer.flowOfOthers;
  const title = answer.flows.find((flow) => flow.id === wanted)?.title;
  return title?.[language] ?? title?.['km'] ?? wanted;
}
