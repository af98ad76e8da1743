import { z } from 'zod';
import type { Json, LookUpAnswer } from '../core/call/events.ts';
import type { ReferenceStore } from './ports.ts';

/** One question that callers' flows may ask: its arguments and its answer. */
export interface Query {
  answer(args: { [name: string]: Json }, store: ReferenceStore, options: DirectoryOptions): LookUpAnswer;
}

export interface DirectoryOptions {
  /** Whether invented budgets may be heard (always announced as examples). */
  sampleBudgets: boolean;
}

/** A query whose arguments are checked first. An argument of the wrong shape is a fault of the flow, and throws. */
export function query<Shape extends z.ZodRawShape>(
  shape: Shape,
  answer: (
    args: z.infer<z.ZodObject<Shape>>,
    store: ReferenceStore,
    options: DirectoryOptions,
  ) => Json | undefined,
): Query {
  const schema = z.object(shape);
  return {
    answer: (args, store, options) => {
      const data = answer(schema.parse(args), store, options);
      return data === undefined ? { outcome: 'notFound' } : { outcome: 'found', data };
    },
  };
}
