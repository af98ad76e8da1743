import type { Answered, Asked, Question } from './questions.ts';
import { QUESTIONS } from './questions.ts';
import type { Reader } from './reader.ts';

/** Answers questions about the log. */
export interface Analyst {
  ask<Name extends Question>(question: Name, asked: Asked<Name>): Promise<Answered<Name>>;
  close(): void;
}

/** What a question comes to. The one place that takes a name for its question. */
export function answerOf(reader: Reader, question: Question, asked: unknown): unknown {
  const answer = QUESTIONS[question] as (reader: Reader, asked: unknown) => unknown;
  return answer(reader, asked);
}

/** For a database in memory, which no other thread can see: the question is answered here and now. */
export const analystHere = (reader: Reader): Analyst => ({
  // Async, so that what a question throws is a rejection here too.
  // eslint-disable-next-line @typescript-eslint/require-await
  ask: async <Name extends Question>(question: Name, asked: Asked<Name>) =>
    answerOf(reader, question, asked) as Answered<Name>,
  close: () => undefined,
});
