import type { Deeds } from '../../calls/deeds.ts';
import type { TurnRecord } from '../../calls/ports.ts';
import type { Store } from '../database.ts';
import type { DeedWriter } from './deed-writer.ts';
import { ratingsWriter } from './ratings.ts';
import { verdictsWriter, voterGroupsWriter, votesWriter } from './votes.ts';

/** One writer for each kind of deed. */
const WRITERS: { [Kind in keyof Deeds]: DeedWriter<Deeds[Kind]> } = {
  ratings: ratingsWriter,
  votes: votesWriter,
  voterGroups: voterGroupsWriter,
  verdicts: verdictsWriter,
};

/** Writes what a caller did in a turn, as part of the turn's own transaction. */
export function saveDeeds(store: Store, turn: TurnRecord): void {
  store.assertInTransaction();
  for (const kind of Object.keys(WRITERS) as (keyof Deeds)[]) saveKind(store, turn, kind);
}

function saveKind<Kind extends keyof Deeds>(store: Store, turn: TurnRecord, kind: Kind): void {
  WRITERS[kind](store, turn.deeds[kind], turn);
}
