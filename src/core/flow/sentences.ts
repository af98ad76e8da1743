type Named<Name extends string> = Readonly<Record<Name, string>>;
type Maybe<Name extends string> = Readonly<Partial<Record<Name, string>>>;
type Counted<Name extends string> = Readonly<Record<Name, number>>;

/**
 * All that can stand against a flow, but for fields of a wrong shape: the sentence of each rule, in English, for those
 * who read files. Screens have words of their own for each rule and what it names.
 */
export const SENTENCES = {
  'unknown-target': ({ target, exit, everywhere }: Named<'target'> & Maybe<'exit' | 'everywhere'>) => {
    if (exit !== undefined) return `the exit ${exit} leads to ${target}, which does not exist.`;
    if (everywhere !== undefined) return `everywhere.${everywhere} leads to ${target}, which is no node.`;
    return `start is ${target}, which is no node of this flow.`;
  },
  'exit-not-connected': ({ exit, flow }: Named<'exit'> & Maybe<'flow'>) =>
    flow === undefined ? `the exit ${exit} leads nowhere.` : `the exit ${exit} of ${flow} leads nowhere.`,
  'exit-not-used': ({ exit, flow }: Named<'exit'> & Maybe<'flow'>) =>
    flow === undefined
      ? `nothing in this node leads to the exit ${exit}.`
      : `the flow ${flow} has no exit ${exit}.`,
  unreachable: () => 'no way leads to this node.',
  'dead-end': () => 'no way leads from here to the end of the call.',
  'exit-never-taken': ({ exit }: Named<'exit'>) => `no node returns by the exit ${exit}.`,
  'missing-prompt': ({ prompt, language }: Named<'prompt' | 'language'>) =>
    `the prompt ${prompt} has no clip in ${language}.`,
  'missing-language': ({ language, flow }: Named<'language'> & Maybe<'flow'>) =>
    flow === undefined
      ? `the title has no text in ${language}.`
      : `the flow ${flow} does not speak ${language}.`,
  'too-many-options': ({ count, most }: Counted<'count' | 'most'>) =>
    `${count} options; at most ${most} can be kept in mind.`,
  'star-or-hash': ({ key }: Named<'key'>) => `an option needs ${key}; use a digit.`,
  'reserved-key': ({ key, meaning }: Named<'key' | 'meaning'>) => `key ${key} means "${meaning}" everywhere.`,
  'key-twice': ({ key }: Named<'key'>) => `key ${key} is given to two options.`,
  'no-sure-option': () => 'every option has a condition; one must always be offered.',
  'options-or-list': () => 'a menu has either options or a list',
  'digits-upside-down': () => 'digits.min is more than digits.max',
  'code-without-region': () => 'a code is offered after the regions: ask for the region too',
  'too-many-nodes': ({ most }: Counted<'most'>) => `a flow has at most ${most} nodes`,
  'unknown-flow': ({ flow }: Named<'flow'>) => `there is no flow ${flow}.`,
  'input-missing': ({ flow, value }: Named<'flow' | 'value'>) => `${flow} needs the input ${value}.`,
  'input-unknown': ({ flow, value }: Named<'flow' | 'value'>) => `${flow} has no input ${value}.`,
  'output-unknown': ({ flow, value }: Named<'flow' | 'value'>) => `${flow} has no output ${value}.`,
  'subflow-cycle': () => 'this flow runs itself through its subflows.',
  'subflow-depth': ({ most }: Counted<'most'>) => `subflows are more than ${most} deep.`,
  'unknown-query': ({ query }: Named<'query'>) => `the directory has no query ${query}.`,
  'value-unset': ({ value }: Named<'value'>) => `it reads ${value}, which nothing before it has set.`,
  'line-without-flow': ({ line }: Maybe<'line'>) =>
    `${line === undefined ? 'The line' : `The line ${line}`} answers with this flow, so it must be there.`,
  'spec-version': ({ version, reads }: Named<'version'> & Counted<'reads'>) =>
    `specVersion is ${version}; this Sdap reads version ${reads}.`,
  'file-name': ({ flow }: Named<'flow'>) => `the flow ${flow} belongs in ${flow}.yaml.`,
  yaml: ({ reason }: Named<'reason'>) => reason,
  compile: ({ reason }: Named<'reason'>) => reason,
};

export type FlowRule = keyof typeof SENTENCES;

/** What each rule names. */
export type RuleNames = { [Rule in FlowRule]: Parameters<(typeof SENTENCES)[Rule]>[0] };

/** What is found: the rule, what it names, and its sentence. */
export interface Finding {
  rule: FlowRule;
  names: Readonly<Record<string, string | number>>;
  message: string;
}

/** For a rule of a schema's `refine`: the sentence, and the rule for whoever shows it in other words. */
export const broken = <Rule extends FlowRule>(...found: Parameters<typeof finding<Rule>>) => {
  const { message, ...params } = finding(...found);
  return { message, params };
};

/** In: a rule and what it names. */
export function finding<Rule extends FlowRule>(
  rule: Rule,
  ...[names]: undefined extends RuleNames[Rule] ? [] : [RuleNames[Rule]]
): Finding {
  const sentence = SENTENCES[rule] as (names: object) => string;
  return { rule, names: { ...names }, message: sentence(names ?? {}) };
}
