import { and, eq } from 'drizzle-orm';
import { cases } from '../../../db/schema.ts';
import type { CaseDescription, NewCase } from '../../core/call/effects.ts';
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

/**
 * What the caller says of a message after sending it. Nothing happens to a case that another call opened: its number is
 * known to more people than its author. The revision stays: staff change none of this, so nobody's work is lost.
 */
export const caseDescriptionsWriter: DeedWriter<CaseDescription[]> = ({ db }, described, { callId }) => {
  for (const { number, ...about } of described) {
    db.update(cases)
      .set(about)
      .where(and(eq(cases.number, number), eq(cases.callId, callId)))
      .run();
  }
};
