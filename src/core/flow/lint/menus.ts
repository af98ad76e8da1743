import { MAX_OPTIONS_PER_MENU } from '../../call/ceilings.ts';
import { problem, type Rule } from './subject.ts';

interface MenuLike {
  options?: { key: string; when?: unknown }[];
  announce?: string[];
}

/** Keys that mean the same everywhere; a menu may not give them another meaning (voice-ux rule 7). */
const RESERVED = new Map([
  ['0', 'a person'],
  ['7', 'more of a list'],
  ['8', 'back'],
  ['9', 'hear again'],
]);

const optionsOf = (node: object): { key: string; when?: unknown }[] => (node as MenuLike).options ?? [];

/** Three to five options: a listener holds no more in mind. */
export const tooManyOptions: Rule = (subject) =>
  subject.nodes
    .filter(({ node }) => optionsOf(node).length > MAX_OPTIONS_PER_MENU)
    .map(({ id, node }) =>
      problem(subject, id, 'too-many-options', {
        count: optionsOf(node).length,
        most: MAX_OPTIONS_PER_MENU,
      }),
    );

/** * and # are not digits and nobody knows their names: no task may need them. */
export const starOrHash: Rule = (subject) =>
  subject.nodes.flatMap(({ id, node }) =>
    optionsOf(node)
      .filter(({ key }) => key === '*' || key === '#')
      .map(({ key }) => problem(subject, id, 'star-or-hash', { key })),
  );

export const reservedKey: Rule = (subject) =>
  subject.nodes.flatMap(({ id, node }) =>
    optionsOf(node).flatMap(({ key }) => {
      const meaning = RESERVED.get(key);
      return meaning === undefined ? [] : [problem(subject, id, 'reserved-key', { key, meaning })];
    }),
  );

export const keyTwice: Rule = (subject) =>
  subject.nodes.flatMap(({ id, node }) => {
    const keys = optionsOf(node).map(({ key }) => key);
    return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) =>
      problem(subject, id, 'key-twice', { key }),
    );
  });

/** A menu whose options all depend on something would, one day, offer nothing. */
export const noSureOption: Rule = (subject) =>
  subject.nodes
    .filter(
      ({ node }) => optionsOf(node).length > 0 && optionsOf(node).every(({ when }) => when !== undefined),
    )
    .map(({ id }) => problem(subject, id, 'no-sure-option'));
