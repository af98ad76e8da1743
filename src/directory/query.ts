import { z } from 'zod';
import type { Circumstances } from '../calls/ports.ts';
import type { Json, LookUpAnswer } from '../core/call/events.ts';
import type { ReferenceStore } from './ports.ts';

/** One question that callers' flows may ask: its arguments and its answer. */
export interface Query {
  answer(args: { [name: string]: Json }, store: ReferenceStore, context: QueryContext): LookUpAnswer;
}

export interface DirectoryOptions {
  /** Whether invented budgets may be heard (always announced as examples). */
  sampleBudgets: boolean;
  /** Facts that were confirmed longer ago are not spoken. */
  factsMaxAgeDays: number;
  /** Whether a prompt has a clip: what offices bring by file may name prompts that nobody recorded yet. */
  canBeHeard(prompt: string): boolean;
  /** What the clip of a prompt says in Khmer, or null where there is none. */
  textOfClip(prompt: string): string | null;
}

/** What an answer may depend on beside its arguments and the facts: how the line is set, and who asks when. */
export interface QueryContext extends DirectoryOptions, Circumstances {}

/** A query whose arguments are checked first. An argument of the wrong shape is a fault of the flow, and throws. */
export function query<Shape extends z.ZodRawShape>(
  shape: Shape,
  answer: (
    args: z.infer<z.ZodObject<Shape>>,
    store: ReferenceStore,
    context: QueryContext,
  ) => Json | undefined,
): Query {
  const schema = z.object(shape);
  return {
    answer: (args, store, context) => {
      const data = answer(schema.parse(args), store, context);
      return data === undefined ? { outcome: 'notFound' } : { outcome: 'found', data };
    },
  };
}
