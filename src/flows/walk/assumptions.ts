/** How a kind of caller behaves, beside pressing wrong keys. Probabilities are 0 to 1. */
export interface CallerKind {
  /** Of hanging up, for each second that is heard before the key is pressed. */
  hangsUpEachSecond: number;
  /** How much that rises with each answer that was given before: 0.1 is a tenth more each time. */
  hangsUpMoreWithEachAnswer: number;
  /** Of saying nothing where a question is heard for the first time. */
  waitsInSilence: number;
  /** Of pressing 1 where a question is heard for the first time, whatever is wanted. */
  pressesOne: number;
}

const PATIENT: CallerKind = {
  hangsUpEachSecond: 0,
  hangsUpMoreWithEachAnswer: 0,
  waitsInSilence: 0,
  pressesOne: 0,
};

/** The callers of a run. Patient ones show what the flows can do; the others what they do to people. */
export const CALLER_KINDS = {
  patient: PATIENT,
  impatient: { ...PATIENT, hangsUpEachSecond: 0.005, hangsUpMoreWithEachAnswer: 0.1 },
  silent: { ...PATIENT, waitsInSilence: 0.3 },
  'presses-one': { ...PATIENT, pressesOne: 0.2 },
} as const satisfies Record<string, CallerKind>;

export type KindName = keyof typeof CALLER_KINDS;

/** Chances that a key is a wrong one, any other digit being as likely. */
export const WRONG_KEYS = [0.04, 0.1, 0.2] as const;

/** A caller gives up after so many answers. */
export const MOST_ANSWERS = 25;

/** Unknown ticket or case numbers after which the line looks up no more in a call (docs/requests.md, docs/cases.md). */
export const WRONG_NUMBERS_A_CALL = 3;

/** Everything that a run takes for granted, with where it comes from. It is printed before every result. */
export const ASSUMPTIONS: readonly { what: string; value: unknown; from: string }[] = [
  { what: 'chance that a key is a wrong one, any other digit alike', value: WRONG_KEYS, from: 'issue 4' },
  {
    what: 'the kinds of callers, counted apart; no mix of them is assumed',
    value: CALLER_KINDS,
    from: 'assumed; that most callers press 1 where they are not sure is PxD Ethiopia (voice-ux.md, rule 4)',
  },
  {
    what: 'impatient callers: chance of hanging up in a second of speech, and how much it rises with each answer',
    value: [CALLER_KINDS.impatient.hangsUpEachSecond, CALLER_KINDS.impatient.hangsUpMoreWithEachAnswer],
    from: 'assumed; at this rate one in seven is gone after 30 s, the time that voice-ux.md aims at',
  },
  { what: 'answers after which a caller gives up', value: MOST_ANSWERS, from: 'assumed' },
  {
    what: 'callers know what they want and take the shortest way by seconds; lost ones press what is said for it, or 8',
    value: true,
    from: 'assumed',
  },
  {
    what: 'a caller is lost who hears a commune, district or service that is none of theirs, or an unknown question',
    value: true,
    from: 'assumed',
  },
  {
    what: 'places and services are drawn item by item from the lists, each as likely as its neighbours',
    value: true,
    from: 'assumed; nobody has counted yet who calls from where',
  },
  {
    what: 'keys are pressed as soon as they are named; a question is heard to its end before silence and while lost',
    value: true,
    from: 'assumed; a press interrupts speech (voice-ux.md, rule 8)',
  },
  {
    what: 'ticket, case and commune numbers are at hand',
    value: true,
    from: 'assumed',
  },
  {
    what: 'unknown ticket or case numbers in a call after which no more are looked up',
    value: WRONG_NUMBERS_A_CALL,
    from: 'the line',
  },
];
