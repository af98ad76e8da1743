import type { FlowProblem } from '../../flows/api-types.ts';
import type { ScreenLanguage } from '../texts/texts.ts';
import { FIELD_WORDS, type FieldWords } from './texts/field-words.ts';
import { MENU_TEXTS, PROBLEM_TEXTS, type MenuTexts } from './texts/texts.ts';

/** What is wrong, as a sentence. In: a problem as the line tells it, and the language of the screen. */
export function problemWords(problem: FlowProblem, language: ScreenLanguage): string {
  const texts = MENU_TEXTS[language];
  const fields = FIELD_WORDS[language];
  const { rule, names, plan } = problem;
  const words =
    rule === 'schema'
      ? shapeWords(problem, texts, fields)
      : (PROBLEM_TEXTS[language][rule] as (names: object) => string)(shown(names, texts, fields));
  return plan === undefined ? words : texts.problems.withPlan(plan, words);
}

function shapeWords({ path }: FlowProblem, texts: MenuTexts, fields: FieldWords): string {
  if (path[0] === 'exits' && path.length > 1)
    return `${fields.exit(String(path[1]))}: ${texts.editor.noTarget}`;
  const named = path.filter((step) => typeof step === 'string').map((step) => fields.field(step));
  return [named.join(' – '), texts.problems.wrongShape].filter((part) => part !== '').join(': ');
}

/** Names of the file in the words that the rest of the screen has for them. */
function shown(names: FlowProblem['names'], texts: MenuTexts, fields: FieldWords): object {
  const inWords = ([name, value]: [string, string | number]): [string, string | number] => {
    if (name === 'exit') return [name, fields.exit(String(value))];
    if (name === 'language') return [name, texts.languages[value] ?? value];
    if (name === 'everywhere') return [name, texts.editor.everywhere[value] ?? value];
    return [name, value];
  };
  return Object.fromEntries(Object.entries(names).map(inWords));
}
