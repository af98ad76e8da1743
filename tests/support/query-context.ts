import type { QueryContext } from '../../src/directory/query.ts';
import { CIRCUMSTANCES } from './circumstances.ts';

/** A line as it is set by default, whose every prompt is recorded, but nothing under a name that a file brought. */
export const QUERY_CONTEXT: QueryContext = {
  ...CIRCUMSTANCES,
  sampleBudgets: true,
  factsMaxAgeDays: 730,
  canBeHeard: () => true,
  textOfClip: () => null,
};
