import type { FlowProblem } from '../../../flows/api-types.ts';
import { useWords } from '../../language.tsx';
import { problemWords } from '../problem-words.ts';
import { FIELD_WORDS, type FieldWords } from './field-words.ts';
import { MENU_TEXTS, type MenuTexts } from './texts.ts';

export const useMenuTexts = (): MenuTexts => MENU_TEXTS[useWords().language];

export const useFieldWords = (): FieldWords => FIELD_WORDS[useWords().language];

/** What is wrong, as a sentence in the language of the screen. */
export function useProblemWords(): (problem: FlowProblem) => string {
  const { language } = useWords();
  return (problem) => problemWords(problem, language);
}
