import type { AskedQuestion, CallFacts } from './call-facts.ts';
import { placesOf, SUMS, type SumName } from './sums.ts';

/** What one call adds to one row of a table of sums. */
export interface Contribution {
  sum: SumName;
  key: (string | number)[];
  add: number[];
}

type Measures<Name extends SumName> = Partial<Record<(typeof SUMS)[Name]['measures'][number], number>>;

/**
 * All that a call adds to the sums. Pure, so that what was added can be taken back. Every number is a count of this one
 * call or of what happened in it.
 * In: the facts; the slice (line, language, flow and version) that they belong to.
 */
export function contributionsOf(facts: CallFacts, slice: number): Contribution[] {
  if (facts.disposition === 'turned-away') return notLetIn(facts, slice);
  const month = facts.day.slice(0, 7);
  return [
    ...placed('calls', facts, [facts.day, slice], callMeasures(facts)),
    ...facts.questions.flatMap((one) =>
      placed('questions', facts, [month, slice, one.flow, one.node], questionMeasures(one, facts)),
    ),
    ...hangUps(facts, month, slice),
    ...facts.topics.flatMap((topic) =>
      placed('topics', facts, [month, slice, topic], {
        calls: 1,
        first: Number(facts.content?.topic === topic),
      }),
    ),
    ...ways(facts, month, slice),
    ...facts.lookUps.flatMap(({ query, subject, outcome }) =>
      placed('lookUps', facts, [month, slice, query, subject], {
        found: Number(outcome === 'found'),
        not_found: Number(outcome === 'notFound'),
        failed: Number(outcome === 'failed'),
      }),
    ),
    ...facts.ratings.flatMap(({ subject, id, first, value }) =>
      placed('ratings', facts, [month, slice, subject, id, first, value], { ratings: 1 }),
    ),
  ];
}

/** Its caller asked nothing and is nobody's. */
const notLetIn = ({ day }: CallFacts, slice: number): Contribution[] => [
  { sum: 'calls', key: [0, '', day, slice], add: addedBy('calls', { turned_away: 1 }) },
];

/** Once for each level of places. In: the rest of the key. */
function placed<Name extends SumName>(
  sum: Name,
  { place }: CallFacts,
  key: (string | number)[],
  measures: Measures<Name>,
): Contribution[] {
  const add = addedBy(sum, measures);
  return placesOf(place, SUMS[sum].deepest ?? 0).map((where) => ({ sum, key: [...where, ...key], add }));
}

const addedBy = <Name extends SumName>(sum: Name, measures: Measures<Name>): number[] =>
  SUMS[sum].measures.map((name) => (measures as Record<string, number | undefined>)[name] ?? 0);

const ENDS: { [disposition: string]: keyof Measures<'calls'> } = {
  completed: 'completed',
  'hung-up': 'hung_up',
  'gave-up': 'gave_up',
  transferred: 'transferred',
  ceiling: 'ceiling',
  failed: 'failed',
};

const isFirstOf = ({ firstOf }: CallFacts, what: 1 | 2 | 4 | 8): number =>
  firstOf !== null && (firstOf & what) !== 0 ? 1 : 0;

function callMeasures(facts: CallFacts): Measures<'calls'> {
  const end = ENDS[facts.disposition];
  return {
    calls: 1,
    ...(end && { [end]: 1 }),
    callers_of_day: isFirstOf(facts, 1),
    callers_of_week: isFirstOf(facts, 2),
    callers_of_month: isFirstOf(facts, 4),
    new_callers: isFirstOf(facts, 8),
    of_unknown: Number(facts.firstOf === null),
    with_content: Number(facts.content !== null),
    timed: Number(facts.seconds !== null),
    seconds: facts.seconds ?? 0,
    failures: facts.failures,
  };
}

function questionMeasures(one: AskedQuestion, { end }: CallFacts): Measures<'questions'> {
  const ended = (how: string): number => Number(end.node === one.node && end.how === how);
  return {
    calls: 1,
    asked: one.asked,
    repeats: one.repeats,
    silences: one.silences,
    wrong_keys: one.wrongKeys,
    hung_up: ended('hung-up'),
    hung_up_in_prompt: Number(end.node === one.node && end.inPrompt),
    silent: ended('silence'),
    wrong: ended('wrong-key'),
    finished: ended('finished'),
    failed: ended('failed'),
  };
}

function hangUps({ end }: CallFacts, month: string, slice: number): Contribution[] {
  if (end.second === null) return [];
  return [{ sum: 'hangUps', key: [end.node, month, slice, end.second], add: [1] }];
}

function ways({ content }: CallFacts, month: string, slice: number): Contribution[] {
  if (!content) return [];
  return (['presses', 'seconds'] as const).map((measure) => ({
    sum: 'ways',
    key: [month, slice, content.topic, measure, content[measure]],
    add: [1],
  }));
}
