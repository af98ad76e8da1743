import type { QueryContext } from '../../src/directory/query.ts';
import { CIRCUMSTANCES } from './circumstances.ts';

/** A look-up on a line with examples, on which nobody has recorded a thing that a file brought. */
export const QUERY_CONTEXT: QueryContext = {
  ...CIRCUMSTANCES,
  sampleBudgets: true,
  factsMaxAgeDays: 730,
  textOfClip: () => null,
};
