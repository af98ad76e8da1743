import type { Store } from '../../../src/storage/database.ts';
import type { FactKind } from './plans.ts';

/** What the database has of one call. */
export interface Kept {
  rotation: number;
  turns: Map<number, { clip: string | null }>;
  /** Keys by turn, one for each time that they are recorded. */
  pressed: Map<number, string[]>;
  /** By turn: how often each kind of fact stands in the log there. */
  facts: Map<number, { kind: FactKind; value: string }[]>;
  ratings: number[];
  votes: number[];
  verdicts: string[];
  cases: { number: string; recording: string; state: string; sha256: string | null }[];
  texts: string[];
}

const FACT_OF_EVENT: { [type: string]: FactKind } = {
  rated: 'rating',
  voted: 'vote',
  judged: 'verdict',
  caseOpened: 'case',
  textAsked: 'text',
};

/** Reads calls one by one. In: the database of a line that has been stopped. */
export function keptCalls({ statement }: Store): (sid: string) => Kept | undefined {
  const call = statement<{ id: string }>('select id from calls where provider_call_id = ?');
  const turns = statement<{ turn: number; reply: string }>('select turn, reply from turns where call_id = ?');
  const events = statement<{ turn: number; type: string; data: string }>(
    `select turn, type, data from events where call_id = ?
       and type in ('started', 'pressed', 'rated', 'voted', 'judged', 'caseOpened', 'textAsked')
     order by turn, sequence`,
  );
  const ratings = statement<{ value: number }>('select value from ratings where call_id = ?');
  const votes = statement<{ value: number }>('select value from votes where call_id = ?');
  const verdicts = statement<{ kept: string }>('select kept from verdicts where call_id = ?');
  const cases = statement<Kept['cases'][number]>(
    `select cases.number, cases.recording, recordings.state, recordings.sha256
     from cases join recordings on recordings.id = cases.recording where cases.call_id = ?`,
  );
  const texts = statement<{ state: string }>('select state from texts where call_id = ?');
  return (sid) => {
    const id = call.get(sid)?.id;
    if (id === undefined) return undefined;
    const kept: Kept = {
      rotation: 0,
      turns: new Map(
        turns.all(id).map(({ turn, reply }) => [turn, JSON.parse(reply) as { clip: string | null }]),
      ),
      pressed: new Map(),
      facts: new Map(),
      ratings: ratings.all(id).map(({ value }) => value),
      votes: votes.all(id).map(({ value }) => value),
      verdicts: verdicts.all(id).map((one) => one.kept),
      cases: cases.all(id),
      texts: texts.all(id).map(({ state }) => state),
    };
    for (const event of events.all(id)) readEvent(kept, event);
    return kept;
  };
}

function readEvent(kept: Kept, { turn, type, data }: { turn: number; type: string; data: string }): void {
  const facts = JSON.parse(data) as { [name: string]: string | number };
  if (type === 'started') kept.rotation = Number(facts['rotation']);
  const kind = FACT_OF_EVENT[type];
  if (type === 'pressed')
    kept.pressed.set(turn, [...(kept.pressed.get(turn) ?? []), String(facts['digits'])]);
  if (kind)
    kept.facts.set(turn, [
      ...(kept.facts.get(turn) ?? []),
      { kind, value: String(facts['value'] ?? facts['kept'] ?? '') },
    ]);
}
