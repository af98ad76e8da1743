import type { ReportWords } from '../api-types.ts';

/** What each report is called, answers and counts, in English. */
export const reportWordsEn = {
  calls: {
    title: 'Calls and callers',
    about: 'How many people call, day by day, and how many are new.',
    definition: [
      'A call counts on the day in Cambodia on which it began, once it has ended.',
      'A caller counts once a day, week or month, whichever is shown; so callers of days do not add up to callers of months. A new caller called for the first time ever; a returning one had called before. Calls with a withheld number count as calls only.',
      '“Heard an answer” means that the call reached at least one answer, such as a fee or a budget. The mean length is that of calls whose length the phone company told us.',
      'Calls that found the line busy heard nothing else and stand in a column of their own; they count in no other.',
      'Not counted: calls that are going on, and calls from the browser phone. Counted since the first call in the log.',
    ],
  },
  places: {
    title: 'Provinces and places',
    about: 'Which places callers ask about.',
    definition: [
      'A call counts for the place that it was about: the commune that the caller chose or that the line knew. It is not where the caller was.',
      'Callers count once a month. The shares are parts of the calls of the place.',
      'Calls without a place, such as those about a service of the whole country, stand in a row of their own. Not counted: calls from the browser phone. Counted since the first call in the log.',
    ],
  },
  'where-calls-end': {
    title: 'Where calls end',
    about: 'At which question callers go, and how.',
    definition: [
      'Each call counts once at every question that it heard. It ends at the last one: the caller hung up, was silent to the end, pressed wrong keys to the end, or had finished; “our fault” is a failure of the line. All others went on.',
      'The share of hang-ups is a part of the calls that heard the question. Whole months are counted, from the first call in the log.',
      'Not counted: calls from the browser phone, and questions that were never reached.',
    ],
  },
  'hang-ups': {
    title: 'Hang-ups to the second',
    about: 'After how many seconds of a prompt callers hang up.',
    definition: [
      'Calls that ended by hanging up while a prompt was playing, by the whole seconds of it that were heard.',
      'Not counted: hang-ups after the end of the prompt, and those for which the phone company did not tell us the time. Whole months, from the first call in the log.',
    ],
  },
  ways: {
    title: 'The way to the answer',
    about: 'How many keys and seconds it takes until a caller has what they want.',
    definition: [
      'Of calls that heard an answer: the keys pressed and the seconds gone from the moment the line picked up to the first answer, with thinking and listening.',
      'Half of the calls needed the median or less, nine of ten the 90 % value or less. The shortest way is what somebody needs who makes no mistake, as measured by flows:report for the menus of today; a dash says that it was not measured.',
      'Not counted: calls without an answer, and calls from the browser phone. Whole months, from the first call in the log.',
    ],
  },
  topics: {
    title: 'Topics',
    about: 'What callers came for, by month and place.',
    definition: [
      'A call counts once for each topic that it reached, so one call can count for several. “Came for it first” counts the call only for its first topic.',
      'The place is the place that the call was about. Whole months, from the first call in the log. Not counted: calls from the browser phone.',
    ],
  },
  services: {
    title: 'Services asked for',
    about: 'What is asked for most, and what was not found.',
    definition: [
      'A call counts once for each thing that it asked for, with its last answer: found, not found (the line has no such fact, or it is not confirmed), or a failure of ours.',
      'Services stand by their names, everything else by its kind. Whole months, from the first call in the log. Not counted: calls from the browser phone.',
    ],
  },
  ratings: {
    title: 'Ratings',
    about: 'How citizens rate services and communes.',
    definition: [
      'A rating is 1 (worst) to 5 (best) points. In each call the newest rating of a thing counts.',
      'From–to is the interval that holds the true mean in 95 of 100 cases; with fewer than two ratings it cannot be told. Callers choose themselves to rate: the figures are about those who did, not about all citizens.',
      'Whole months, from the first call in the log. Not counted: calls from the browser phone.',
    ],
  },
  'rating-order': {
    title: 'Does the order change ratings?',
    about: 'Whether it matters which side is read first.',
    definition: [
      'By chance the line reads the good or the bad side of the scale first. If the means differ, the order moves answers. When the interval of the difference holds zero, no effect is shown.',
      'Good means 4 or 5 points. Whole months, from the first call in the log. Not counted: calls from the browser phone.',
    ],
  },
  scorecards: {
    title: 'Scorecards',
    about: 'How citizens score schools, health centres and communes, round by round.',
    definition: [
      'The newest vote of each voter counts. The median is the middle of all answers, rounded up, as callers hear it; the change is against the round before.',
      'Below the number of voters that the round asks for (never fewer than five) no result is told, so that nobody can be known from it.',
      'A group is what voters said of themselves; each of these questions could be passed over.',
    ],
  },
  cases: {
    title: 'Messages by state and age',
    about: 'How many wait, and for how long.',
    definition: [
      'Messages that were opened in this time. One that waits is as old as it is today; one that was answered, closed or turned down is as old as it was then.',
      'Late are messages that wait after the day on which an answer was due. Not counted: messages from the browser phone.',
    ],
  },
  questions: {
    title: 'Questions that are hard to answer',
    about: 'Which prompts people repeat or fail at.',
    definition: [
      'For each question: in how many calls it was heard, how often it was said, and how often callers asked for it again, were silent, or pressed a key that does nothing.',
      'The share of trouble is repeats, silences and wrong keys for each time it was said. Whole months, from the first call in the log. Not counted: calls from the browser phone.',
    ],
  },
} satisfies Record<string, ReportWords>;
