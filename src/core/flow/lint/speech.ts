import { languagePrompt, standardPrompts } from '../../call/standard-prompts.ts';
import { speechPrompts } from '../../speech/vocabulary.ts';
import { namedPrompts } from '../../speech/say.ts';
import type { Problem } from '../parse.ts';
import { problem, type Rule, type Subject } from './subject.ts';

/**
 * Every prompt that a flow names, and all that numbers and dates are made of, can be heard in each of its languages. An
 * oral language is not asked for: it is offered when its clips are complete.
 */
export const missingPrompt: Rule = (subject) => [
  ...subject.nodes.flatMap(({ id, node, type }) => missing(subject, id, namedPrompts(type.says(node)))),
  ...missing(subject, '', [...standardPrompts(), ...everyLanguage(subject).map(languagePrompt)]),
  ...subject.flow.languages.flatMap((language) => missing(subject, '', speechPrompts(language), [language])),
];

const everyLanguage = ({ flow }: Subject): string[] => [...flow.languages, ...flow.oralLanguages];

function missing(
  subject: Subject,
  node: string,
  ids: readonly string[],
  languages: readonly string[] = subject.flow.languages,
): Problem[] {
  return [...new Set(ids)].flatMap((id) =>
    languages
      .filter((language) => !subject.world.canBeHeard(id, language))
      .map((language) => problem(subject, node, 'missing-prompt', { prompt: id, language })),
  );
}

/** A flow has a title in every language it speaks. */
export const missingTitle: Rule = (subject) =>
  subject.flow.languages
    .filter((language) => !subject.flow.title[language])
    .map((language) => problem(subject, '', 'missing-language', { language }));

/** A subflow speaks every language of the flow that runs it. */
export const subflowLanguage: Rule = (subject) =>
  subject.nodes.flatMap(({ id, node }) => {
    const inner = subject.world.flows.get((node as { flow?: string }).flow ?? '');
    if (!inner) return [];
    return subject.flow.languages
      .filter((language) => !inner.languages.includes(language))
      .map((language) => problem(subject, id, 'missing-language', { flow: inner.id, language }));
  });
