import { happens, type Chance } from '../../../src/flows/walk/chance.ts';
import { WALKS } from '../../bench/load/walks.ts';

/** What a caller leaves behind, beside the keys. */
export type FactKind = 'rating' | 'vote' | 'verdict' | 'case' | 'text';

/** One thing that a caller does. A fact is there when the step that names it is answered. */
export type Step =
  | { type: 'press'; keys: string; fact?: FactKind }
  | { type: 'speak' }
  // Hangs up in the middle of a message; the carrier then tells of the end and of the recording, in any order.
  | { type: 'hangUpSpeaking' };

export interface Plan {
  name: string;
  steps: Step[];
}

const press = (keys: string): Step[] => keys.split(' ').map((one) => ({ type: 'press', keys: one }));

const anyOf = <One>(list: readonly One[], chance: Chance): One =>
  list[Math.floor(chance() * list.length)] as One;

/** Good or bad, then how much: whichever is read first. */
const point = (kind: FactKind, chance: Chance): Step[] => [
  { type: 'press', keys: anyOf(['1', '2'], chance) },
  { type: 'press', keys: anyOf(['1', '2', '3'], chance), fact: kind },
];

const SCORED_ITEMS = 8;

const scorecard = (chance: Chance): Step[] => {
  const items = 1 + Math.floor(chance() * SCORED_ITEMS);
  return [...press('4 1 1 6 020101 1'), ...Array.from({ length: items }, () => point('vote', chance)).flat()];
};

/** Those of the bench who rate nothing: they leave no more than keys. */
const ASKED = WALKS.filter((keys) => !['1 1 1 2 1 2', '4 4 1 2 1 1'].includes(keys.join(' ')));

const PLANS: { [name: string]: (chance: Chance) => Step[] } = {
  'rates a service': (chance) => [...press('1 1 1 2'), ...point('rating', chance), ...press('1')],
  'scores a school': scorecard,
  'judges a promise': (chance) => [
    ...press('4 3 6 020101 1 2'),
    { type: 'press', keys: anyOf(['1', '2', '3'], chance), fact: 'verdict' },
  ],
  'complains, and wants the number as a text': () => [
    ...press('3 2 1'),
    { type: 'speak' },
    { type: 'press', keys: '1', fact: 'case' },
    ...press('1 2'),
    { type: 'press', keys: '2', fact: 'text' },
  ],
  'tells of a road and hangs up': () => [...press('3 1 3'), { type: 'hangUpSpeaking' }],
  'wants a text': () => [...press('1 1 2'), { type: 'press', keys: '4', fact: 'text' }, ...press('5')],
  'asks around': (chance) =>
    anyOf(ASKED, chance).map((keys): Step => ({ type: 'press', keys: keys === '-' ? '' : keys })),
};

/** Those who only ask are many, as on any line. */
const ASKING = 0.4;

/** What the next caller is about to do. */
export function drawPlan(chance: Chance): Plan {
  const name = happens(ASKING, chance) ? 'asks around' : anyOf(Object.keys(PLANS), chance);
  return { name, steps: PLANS[name]?.(chance) ?? [] };
}
