import { describe, expect, it } from 'vitest';
import { problemWords } from '../../src/console/menus/problem-words.ts';
import { PROBLEM_TEXTS } from '../../src/console/menus/texts/texts.ts';
import { parseFlow } from '../../src/core/flow/parse.ts';
import { finding, SENTENCES, type FlowRule } from '../../src/core/flow/sentences.ts';
import type { FlowProblem } from '../../src/flows/api-types.ts';

const RULES = Object.keys(SENTENCES) as FlowRule[];

/** One name for everything that a rule may name; each must be in the words that are made of it. */
const problem = (rest: Partial<FlowProblem>): FlowProblem => ({
  ...{ flow: 'market', node: 'ask', path: [], rule: 'schema', names: {}, message: 'in English' },
  ...rest,
});

/** What the sentence of a rule names when all names are given to it. */
function namesIn(sentence: string): string[] {
  return sentence.match(/<\w+>/g) ?? [];
}

const ALL = Object.fromEntries(
  ['target', 'flow', 'prompt', 'count', 'most', 'key', 'value', 'query', 'version', 'reads', 'reason'].map(
    (name) => [name, `<${name}>`],
  ),
);

describe('what is wrong with a menu', () => {
  it.each(['km', 'en'] as const)('has words in %s for every rule, and for no other', (language) => {
    expect(Object.keys(PROBLEM_TEXTS[language]).toSorted()).toEqual(RULES.toSorted());
  });

  it.each(RULES)('is told in Khmer with all that the English sentence names: %s', (rule) => {
    const sentence = (SENTENCES[rule] as (names: object) => string)(ALL);
    const khmer = problemWords(problem({ rule, names: ALL }), 'km');
    expect(khmer).toMatch(/[\u1780-\u17ff].*[។]|៖/);
    for (const name of namesIn(sentence)) expect(khmer).toContain(name);
    expect(problemWords(problem({ rule, names: ALL }), 'en')).toMatch(/^[A-Z“<].*[.>]$/);
  });

  it('names exits and languages as the rest of the screen does', () => {
    const exit = problem(finding('exit-not-connected', { exit: 'noInput' }));
    expect(problemWords(exit, 'km')).not.toContain('noInput');
    const clip = problem(finding('missing-prompt', { prompt: 'rice', language: 'en' }));
    expect(problemWords(clip, 'km')).toBe('rice មិនទាន់ថតសំឡេងជាភាសាអង់គ្លេសទេ។');
  });

  it('says with which planned release', () => {
    const planned = problem({ ...finding('unreachable'), plan: 3 });
    expect(problemWords(planned, 'km')).toMatch(/^ជាមួយការផ្សាយទី 3 .*៖ គ្មានផ្លូវ/);
  });

  it('knows the rules of a schema by their names, and a wrong field by its place', () => {
    const flow = {
      specVersion: 1,
      id: 'market',
      title: { km: 'ផ្សារ' },
      languages: ['km'],
      start: 'ask',
      nodes: { ask: { type: 'menu', exits: {} }, wait: { type: 'play', exits: { next: 'ask' } } },
    };
    const parsed = parseFlow(flow, 'market');
    if ('flow' in parsed) throw new Error('It has problems.');
    expect(parsed.problems.map(({ rule, path }) => ({ rule, path }))).toEqual([
      { rule: 'options-or-list', path: [] },
      { rule: 'schema', path: ['say'] },
    ]);
  });
});
