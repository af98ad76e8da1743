import type { FlowRule, RuleNames } from '../../../flows/api-types.ts';

/** The words of each rule. Exits and languages come as the screen names them. */
export type ProblemTexts = { readonly [Rule in FlowRule]: (names: RuleNames[Rule]) => string };

const MEANINGS: Record<string, string> = {
  '0': 'a person',
  '7': 'more of a list',
  '8': 'back',
  '9': 'hear again',
};

export const problemsEn: ProblemTexts = {
  'unknown-target': ({ target, exit, everywhere }) => {
    if (exit !== undefined) return `The way out “${exit}” leads to ${target}, which does not exist.`;
    if (everywhere !== undefined)
      return `Where the menu leads ${everywhere} is ${target}, which does not exist.`;
    return `Calls begin at ${target}, which does not exist.`;
  },
  'exit-not-connected': ({ exit, flow }) =>
    flow === undefined
      ? `The way out “${exit}” leads nowhere yet.`
      : `The menu ${flow} comes back by “${exit}”, which leads nowhere yet.`,
  'exit-not-used': ({ exit, flow }) =>
    flow === undefined
      ? `No choice takes the way out “${exit}”. Remove it, or give it to a choice.`
      : `The menu ${flow} never comes back by “${exit}”. Remove this way out.`,
  unreachable: () => 'No way leads to this element.',
  'dead-end': () => 'From here no way leads to the end of the call.',
  'exit-never-taken': ({ exit }) => `No element leaves the menu by “${exit}”.`,
  'missing-prompt': ({ prompt, language }) => `${prompt} is not recorded in ${language}.`,
  'missing-language': ({ language, flow }) =>
    flow === undefined
      ? `The title in ${language} is missing.`
      : `The menu ${flow} does not speak ${language}.`,
  'too-many-options': ({ count, most }) =>
    `${count} choices are too many: nobody keeps more than ${most} in mind.`,
  'star-or-hash': ({ key }) => `Callers do not know the key ${key}. Use a digit.`,
  'reserved-key': ({ key, meaning }) =>
    `Key ${key} means “${MEANINGS[key] ?? meaning}” everywhere. Use another one.`,
  'key-twice': ({ key }) => `Key ${key} is given to two choices.`,
  'no-sure-option': () => 'Every choice has a condition. One must always be offered.',
  'options-or-list': () => 'A menu has either choices or a list.',
  'digits-upside-down': () => 'The fewest digits are more than the most digits.',
  'code-without-region': () => 'A code is offered after the regions: ask for the region too.',
  'too-many-nodes': ({ most }) => `A menu has at most ${most} elements.`,
  'unknown-flow': ({ flow }) => (flow === '' ? 'Choose a menu.' : `There is no menu ${flow}.`),
  'input-missing': ({ flow, value }) => `The menu ${flow} needs the value ${value}.`,
  'input-unknown': ({ flow, value }) => `The menu ${flow} takes no value ${value}.`,
  'output-unknown': ({ flow, value }) => `The menu ${flow} gives no value ${value}.`,
  'subflow-cycle': () => 'This menu runs itself, by way of the menus that it runs.',
  'subflow-depth': ({ most }) => `Menus inside menus are more than ${most} deep.`,
  'unknown-query': ({ query }) => `There is no information named ${query}.`,
  'value-unset': ({ value }) => `Nothing before this element keeps ${value}.`,
  'line-without-flow': ({ line }) =>
    line === undefined
      ? 'All other numbers answer with this menu, so it must stay.'
      : `The number ${line} answers with this menu, so it must stay.`,
  'spec-version': ({ version, reads }) =>
    `The file is of version ${version}; this line reads version ${reads}.`,
  'file-name': ({ flow }) => `The menu ${flow} belongs in the file ${flow}.yaml.`,
  yaml: ({ reason }) => `The file cannot be read: ${reason}`,
  compile: ({ reason }) => `No call can be answered with this menu: ${reason}`,
};
