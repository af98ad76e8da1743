import { sql } from 'drizzle-orm';
import type { Store } from '../../src/storage/database.ts';

/** One call of a caller; what is left out did not happen in it. */
export interface PlainCall {
  caller: string | null;
  at: number;
  place?: string;
  topics?: string[];
  rating?: number;
  case?: string;
}

/** Puts calls into the log, with what they came to. In: what the ids begin with. */
export function addPlainCalls({ db, transaction }: Store, name: string, calls: PlainCall[]): void {
  transaction(() => {
    calls.forEach(({ caller, at, place = null, topics = [], rating, case: kind }, index) => {
      const id = `${name}-${index}`;
      db.run(
        sql`insert into calls (id, provider, provider_call_id, line, caller, flow_id, flow_version, language, started_at, turn, ended_at, disposition)
        values (${id}, 'twilio', ${id}, '1294', ${caller}, 'f', 'v', 'km', ${at}, 1, ${at}, 'completed')`,
      );
      db.run(
        sql`insert into call_facts (call_id, facts) values (${id}, ${JSON.stringify({ place, topics })})`,
      );
      if (rating !== undefined)
        db.run(
          sql`insert into ratings (call_id, subject, subject_id, value, offered, at) values (${id}, 'service', 'id-card', ${rating}, '["good"]', ${at})`,
        );
      if (kind === undefined) return;
      db.run(
        sql`insert into recordings (id, provider, state, made_at) values (${id}, 'twilio', 'lost', ${at})`,
      );
      db.run(
        sql`insert into cases (number, kind, commune, recording, language, call_id, state, opened_at, state_at)
        values (${id}, ${kind}, ${place}, ${id}, 'km', ${id}, 'new', ${at}, ${at})`,
      );
    });
  });
}

/** So many callers of one call each. */
export const callersOf = (many: number, name: string, call: Omit<PlainCall, 'caller'>): PlainCall[] =>
  Array.from({ length: many }, (_one, index) => ({ ...call, caller: `${name}-${index}` }));
