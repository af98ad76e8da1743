import type { CallEventRecord } from '../calls/ports.ts';
import type { Statement, Store, Value } from './database.ts';

/** A call and where it stands, as the columns of `find` are named. */
export interface FoundCall {
  id: string;
  provider: string;
  providerCallId: string;
  line: string;
  caller: string | null;
  flowId: string;
  flowVersion: string;
  language: string;
  startedAt: number;
  turn: number;
  endedAt: number | null;
  disposition: string | null;
  seconds: number | null;
  snapshot: string | null;
}

/** All that turns read and write in every call, prepared once. Values stand in the order of their question marks. */
export function turnStatements(store: Store) {
  return {
    find: store.statement<FoundCall>(
      `SELECT id, provider, provider_call_id AS providerCallId, line, caller, flow_id AS flowId,
              flow_version AS flowVersion, language, started_at AS startedAt, turn, ended_at AS endedAt,
              disposition, seconds, snapshot
       FROM calls LEFT JOIN sessions ON call_id = id WHERE provider = ? AND provider_call_id = ?`,
    ),
    // Of old calls it is not kept.
    reply: store.statement<{ reply: string }>(
      `SELECT reply FROM turns WHERE call_id = ? AND turn = ? AND reply <> ''`,
    ),
    call: store.statement(
      `INSERT INTO calls (id, provider, provider_call_id, line, caller, flow_id, flow_version, language, started_at,
                          first_of)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    // By the index alone, and no further than asked.
    begunSince: store.statement<{ begun: number }>(
      `SELECT count(*) AS begun FROM (SELECT 1 FROM calls WHERE caller = ? AND started_at > ? LIMIT ?)`,
    ),
    lastCall: store.statement<{ at: number }>(`SELECT last_call_at AS at FROM callers WHERE pseudonym = ?`),
    caller: store.statement(
      `INSERT INTO callers (pseudonym, first_call_at, last_call_at) VALUES (?, ?, ?)
       ON CONFLICT (pseudonym) DO UPDATE SET last_call_at = excluded.last_call_at`,
    ),
    recall: store.statement<{ language: string | null; commune: string | null }>(
      `SELECT language, commune FROM callers WHERE pseudonym = ?`,
    ),
    isSaid: store.statement<object>(`SELECT 1 FROM utterances WHERE hash = ?`),
    utterance: store.statement(`INSERT INTO utterances (hash, language, seconds, clips) VALUES (?, ?, ?, ?)`),
    turn: store.statement(`INSERT INTO turns (call_id, turn, at, utterance, reply) VALUES (?, ?, ?, ?, ?)`),
    events: eventsOf(store),
    // Without a word of its end: the indexes of open and of ended calls would be written anew in every turn.
    stand: store.statement(`UPDATE calls SET turn = ?, language = ? WHERE id = ?`),
    session: store.statement(
      `INSERT INTO sessions (call_id, snapshot) VALUES (?, ?)
       ON CONFLICT (call_id) DO UPDATE SET snapshot = excluded.snapshot`,
    ),
    end: store.statement(`UPDATE calls SET ended_at = ?, disposition = ? WHERE id = ? AND ended_at IS NULL`),
    // What was summed up of the call is not all any more.
    seconds: store.statement(`UPDATE calls SET seconds = ?, summed = 0 WHERE id = ? AND seconds IS NULL`),
    newest: store.statement<{ turn: number }>(`SELECT turn FROM calls WHERE id = ?`),
    // Of open calls only, by their own index, however long the log is.
    quiet: store.statement<{ id: string; snapshot: string | null }>(
      `SELECT id, snapshot FROM calls LEFT JOIN sessions ON call_id = id
       WHERE ended_at IS NULL
         AND coalesce((SELECT at FROM turns WHERE turns.call_id = id ORDER BY turns.turn DESC LIMIT 1), started_at)
           NOT BETWEEN ? AND ?`,
    ),
    remember: store.statement(
      `UPDATE callers SET language = coalesce(?, language), commune = coalesce(?, commune), last_call_at = ?
       WHERE pseudonym = ?`,
    ),
    noSession: store.statement(`DELETE FROM sessions WHERE call_id = ?`),
  };
}

export type TurnStatements = ReturnType<typeof turnStatements>;

/** Writes the events of one turn by one statement, which is prepared once for each number of them. */
function eventsOf(store: Store) {
  const byCount = new Map<number, Statement<unknown>>();
  const statementFor = (count: number): Statement<unknown> => {
    const known = byCount.get(count);
    if (known) return known;
    const rows = Array.from({ length: count }, () => '(?, ?, ?, ?, ?, ?, ?)').join(', ');
    const made = store.statement(
      `INSERT INTO events (call_id, turn, sequence, at, type, node, data) VALUES ${rows}`,
    );
    byCount.set(count, made);
    return made;
  };
  return (callId: string, turn: number, at: number, events: readonly CallEventRecord[]): void => {
    if (events.length === 0) return;
    const values: Value[] = [];
    events.forEach(({ type, node, data }, sequence) => {
      values.push(callId, turn, sequence, at, type, node, JSON.stringify(data));
    });
    statementFor(events.length).run(...values);
  };
}
