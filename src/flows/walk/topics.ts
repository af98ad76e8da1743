/** What a caller comes for. */
export interface Topic {
  topic: string;
  /** The destination of the flow file at which they have it. */
  destination: string;
  /** Whether the line knows their commune from an earlier call. */
  communeKnown: boolean;
  /** The number that they have at hand and type. */
  types?: TypedNumber;
}

export type TypedNumber = 'commune' | 'ticket' | 'case';

/** Places in the flow that are content for a caller but no destination of a flow file: path of the node -> name. */
export const MORE_DESTINATIONS: ReadonlyMap<string, string> = new Map([
  // Whoever comes here hears who can be spoken to, when, and is put through where that is possible.
  ['citizen-line/person', 'officers'],
  ['citizen-line/language', 'another-language'],
]);

const of = (topic: string, destination: string, more: Partial<Topic> = {}): Topic => ({
  topic,
  destination,
  communeKnown: false,
  ...more,
});

/** Everything that citizens come for (issue 4). */
export const TOPICS: readonly Topic[] = [
  of('services', 'service-answer'),
  of('own budget', 'budget-answer', { communeKnown: true }),
  of('budget through lists', 'budget-answer'),
  of('budget by code', 'budget-answer', { types: 'commune' }),
  of('request by ticket', 'request-answer', { types: 'ticket' }),
  of('leave a message', 'leave-a-message'),
  of('place problem', 'report-a-problem'),
  of('case state', 'case-answer', { types: 'case' }),
  of('scorecard', 'scorecard'),
  of('rights', 'rights'),
  // Few communes have told theirs so far.
  of('promises', 'promise', { communeKnown: true }),
  of('a person', 'officers'),
  of('languages', 'another-language'),
  of('forget me', 'forgotten'),
];
