import type { FlowProblem } from '../../flows/api-types.ts';
import { useFieldWords, useMenuTexts, type FieldWords } from './texts/words.ts';
import type { MenuTexts } from './texts/texts.ts';

/** The rule of what does not have the shape that its kind wants. */
const SHAPE = 'schema';

/** What is wrong, as a sentence: in the words of the screen where the shape is wrong, else as the line says it. */
export function useProblemWords(): (problem: FlowProblem) => string {
  const texts = useMenuTexts();
  const words = useFieldWords();
  return (problem) => problemWords(problem, texts, words);
}

function problemWords({ rule, path, message }: FlowProblem, texts: MenuTexts, words: FieldWords): string {
  if (rule !== SHAPE || path.length === 0) return message;
  if (path[0] === 'exits' && path.length > 1)
    return `${words.exit(String(path[1]))}: ${texts.editor.noTarget}`;
  const named = path.filter((step) => typeof step === 'string').map((step) => words.field(step));
  return `${named.join(' – ')}: ${texts.problems.wrongShape}`;
}
