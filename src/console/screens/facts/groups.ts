import type { FactKindAnswer, FactKindsAnswer } from '../../../directory/api-types.ts';
import { useAnswer } from '../../queries.ts';
import type { Texts } from '../../texts/texts.ts';

export type FactGroup = keyof Texts['facts']['groups'];

/** The kinds of facts by what they are about, in the order in which people ask for them. */
export const FACT_GROUPS: readonly [FactGroup, readonly string[]][] = [
  ['papers', ['services']],
  ['money', ['budgets']],
  ['applications', ['requests']],
  ['offices', ['offices', 'opening-hours', 'holidays']],
  ['scorecards', ['facilities', 'rounds', 'scorecard-items']],
  ['promises', ['promises', 'rights']],
  ['places', ['population', 'villages']],
];

export const FACTS = '/facts';

/** The kinds that there are, with their columns and how many rows stand in which state. */
export const useKinds = () => useAnswer<FactKindsAnswer>(FACTS);

export const kindNamed = ({ kinds }: FactKindsAnswer, name: string): FactKindAnswer | undefined =>
  kinds.find(({ kind }) => kind === name);
