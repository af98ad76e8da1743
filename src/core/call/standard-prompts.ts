/**
 * Prompts that the machine itself speaks, whatever the flow: one wording everywhere. `flows:check` asks for each of
 * them in each language of a flow.
 */
export const STANDARD = {
  silence: 'no-input',
  silenceHelp: 'no-input-help',
  wrongKey: 'no-match',
  wrongKeyHelp: 'no-match-help',
  more: 'hear-more',
  first: 'hear-from-the-first',
  again: 'hear-again',
  back: 'go-back',
  person: 'ask-a-person',
  apology: 'apology',
  callLater: 'call-later',
  goodbye: 'goodbye',
  ceiling: 'ceiling-goodbye',
  entryTooShort: 'entry-too-short',
  entryGoOn: 'entry-go-on',
  entryWait: 'entry-wait',
  entryCheckFailed: 'entry-check-failed',
  elsewhere: 'from-elsewhere',
  itemNumber: 'item-number',
  nextItem: 'next-item',
  stopList: 'stop-list',
  rateHowMuch: 'rate-how-much',
  stopHere: 'stop-here',
  answerYes: 'answer-yes',
  answerNo: 'answer-no',
  ratherNotSay: 'rather-not-say',
} as const;

/** "Please press ...", after the reason. */
export const pressPrompt = (key: string): string => `press-${key}`;

/** "one." after a name in a list, once the first one has said what to do with the number. */
export const keyPrompt = (key: string): string => `key-${key}`;

/** The words of the rating question; the order in which they are read is rotated. */
export const ratingPrompt = (choice: string): string => `rate-${choice}`;

/** Whether the one who votes is of a group. */
export const groupPrompt = (group: string): string => `group-${group}`;

/** The words of the question whether a promise was kept. */
export const keptPrompt = (kept: string): string => `kept-${kept}`;

/** Each language invites in itself: `language-km` is spoken in Khmer whatever the call's language is. */
export const languagePrompt = (language: string): string => `language-${language}`;

export function standardPrompts(): string[] {
  const keys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
  const inLists = ['2', '3', '4', '5', '6'];
  return [...Object.values(STANDARD), ...keys.map(pressPrompt), ...inLists.map(keyPrompt)];
}
