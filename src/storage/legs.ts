import type { TurnRecord } from '../calls/ports.ts';
import type { Store } from './database.ts';

/** Who was connected in a call, and how long. All of it takes part in the transaction of the turn or of the call's end. */
export interface Legs {
  /** The leg that every call has. */
  begin(callId: string, at: number): void;
  /** Ends the transfer that a turn has brought to its end, and begins the one that it asks for. */
  save(turn: Pick<TurnRecord, 'callId' | 'at' | 'legs'>): void;
  /** With the call every leg is over. How a transfer ended that the caller did not wait for is not known. */
  end(callId: string, at: number): void;
  /** The provider's word on how long the caller was connected; the first one holds. */
  measure(callId: string, seconds: number): void;
}

export function legsOf(store: Store): Legs {
  const caller = store.statement(
    `INSERT INTO legs (call_id, leg, party, begun_at) VALUES (?, 0, 'caller', ?)`,
  );
  const office = store.statement(
    `INSERT INTO legs (call_id, leg, party, office, begun_at)
     VALUES (?, (SELECT max(leg) + 1 FROM legs WHERE call_id = ?), 'office', ?, ?)`,
  );
  const ended = store.statement(
    `UPDATE legs SET ended_at = ?, "end" = ?, seconds = ? WHERE call_id = ? AND party = 'office' AND ended_at IS NULL`,
  );
  const over = store.statement(`UPDATE legs SET ended_at = ? WHERE call_id = ? AND ended_at IS NULL`);
  const measured = store.statement(
    `UPDATE legs SET seconds = ? WHERE call_id = ? AND leg = 0 AND seconds IS NULL`,
  );
  return {
    begin: (callId, at) => caller.run(callId, at),
    save: ({ callId, at, legs }) => {
      if (legs.ended) ended.run(at, legs.ended.end, legs.ended.seconds, callId);
      if (legs.begun) office.run(callId, callId, legs.begun.office, at);
    },
    end: (callId, at) => over.run(at, callId),
    measure: (callId, seconds) => measured.run(seconds, callId),
  };
}
