import { callStory } from './questions/call-story.ts';
import { flowVersion } from './questions/flow-version.ts';
import { liveCalls } from './questions/live-calls.ts';
import { exportPage } from './questions/export-page.ts';
import { exportQuestions } from './questions/export-questions.ts';
import { exportSize } from './questions/export-size.ts';
import { openMonth } from './questions/open-month.ts';
import { openNames } from './questions/open-names.ts';
import { closedRounds, openRound } from './questions/open-round.ts';
import { logSpan } from './questions/log-span.ts';
import { reportChoices } from './questions/report-choices.ts';
import { reportRows } from './questions/report-rows.ts';
import { searchCalls } from './questions/search-calls.ts';
import { vitals } from './questions/vitals.ts';

/**
 * Every question that can be put to the log: a function of the reader and of what is asked, whose answer survives being
 * sent between threads. To add one: a file in questions/, and a row here.
 */
export const QUESTIONS = {
  closedRounds,
  exportPage,
  exportQuestions,
  exportSize,
  logSpan,
  openMonth,
  openNames,
  openRound,
  reportChoices,
  reportRows,
  vitals,
  searchCalls,
  callStory,
  liveCalls,
  flowVersion,
} as const;

export type Questions = typeof QUESTIONS;
export type Question = keyof Questions;
export type Asked<Name extends Question> = Parameters<Questions[Name]>[1];
export type Answered<Name extends Question> = ReturnType<Questions[Name]>;
