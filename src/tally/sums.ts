/** How far down the places a sum goes: 0 the country, 1 provinces, 2 districts, 3 communes. */
export type Level = 0 | 1 | 2 | 3;

/** A table of sums: what its rows are known by, what they add up, and how far down its places go. */
export interface SumTable {
  table: string;
  keys: readonly string[];
  measures: readonly string[];
  /** Null where places play no part. */
  deepest: Level | null;
}

const sum = <const Keys extends readonly string[], const Measures extends readonly string[]>(
  table: string,
  deepest: Level | null,
  keys: Keys,
  measures: Measures,
) => ({ table, deepest, keys, measures });

/** All that is summed up call by call, as it is in db/schema/reports.ts. */
export const SUMS = {
  calls: sum(
    'sum_calls',
    3,
    ['level', 'place', 'day', 'slice'],
    [
      ...([
        'calls',
        'completed',
        'hung_up',
        'gave_up',
        'transferred',
        'ceiling',
        'failed',
        'turned_away',
      ] as const),
      ...(['callers_of_day', 'callers_of_week', 'callers_of_month', 'new_callers', 'of_unknown'] as const),
      ...(['with_content', 'timed', 'seconds', 'failures'] as const),
    ],
  ),
  questions: sum(
    'sum_questions',
    1,
    ['level', 'place', 'month', 'slice', 'flow', 'node'],
    [
      ...(['calls', 'asked', 'repeats', 'silences', 'wrong_keys'] as const),
      ...(['hung_up', 'hung_up_in_prompt', 'silent', 'wrong', 'finished', 'failed'] as const),
    ],
  ),
  hangUps: sum('sum_hang_ups', null, ['node', 'month', 'slice', 'second'], ['calls']),
  topics: sum('sum_topics', 3, ['level', 'place', 'month', 'slice', 'topic'], ['calls', 'first']),
  ways: sum('sum_ways', null, ['month', 'slice', 'topic', 'measure', 'value'], ['calls']),
  lookUps: sum(
    'sum_look_ups',
    2,
    ['level', 'place', 'month', 'slice', 'query', 'subject'],
    ['found', 'not_found', 'failed'],
  ),
  ratings: sum(
    'sum_ratings',
    2,
    ['level', 'place', 'month', 'slice', 'subject', 'subject_id', 'first', 'value'],
    ['ratings'],
  ),
} as const satisfies { [name: string]: SumTable };

export type SumName = keyof typeof SUMS;

/** The place of calls whose place is not known as far as a level goes. */
export const UNKNOWN_PLACE = '?';

/** Where a call counts: once on each level down to the deepest. In: the code of its place, or null. */
export function placesOf(place: string | null, deepest: Level): [Level, string][] {
  return ([0, 1, 2, 3] as const).slice(0, deepest + 1).map((level) => [level, placeAt(place, level)]);
}

const placeAt = (place: string | null, level: Level): string => {
  if (level === 0) return '';
  return place !== null && place.length >= level * 2 ? place.slice(0, level * 2) : UNKNOWN_PLACE;
};
