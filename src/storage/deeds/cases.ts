import { cases } from '../../../db/schema.ts';
import type { NewCase } from '../../core/call/effects.ts';
import type { DeedWriter } from './deed-writer.ts';

/** Until when callers are to be answered. */
export interface Deadlines {
  /** The last day, as `2026-11-21`, for a case that is opened at this time. */
  caseDueOn(at: number): string;
}

/** A case begins as new. Its number is unique: two of the same are a fault, and the turn is undone. */
export const casesWriter =
  ({ caseDueOn }: Deadlines): DeedWriter<NewCase[]> =>
  ({ db }, opened, { callId, at }) => {
    for (const one of opened) {
      const { number, kind, topic, commune, village, facility, recording, language } = one;
      const facts = { number, kind, topic, commune, village, facility, recording, language };
      db.insert(cases)
        .values({ ...facts, callId, state: 'new', openedAt: at, stateAt: at, dueOn: caseDueOn(at) })
        .run();
    }
  };
