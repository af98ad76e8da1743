import type { Deeds } from '../../calls/deeds.ts';
import type { TurnRecord } from '../../calls/ports.ts';
import type { Store } from '../database.ts';
import type { DeedWriter } from './deed-writer.ts';
import { ratingsWriter } from './ratings.ts';

/** One writer for each kind of deed. */
const WRITERS: { [Kind in keyof Deeds]: DeedWriter<Deeds[Kind]> } = {
  ratings: ratingsWriter,
};

/** Writes what a caller did in a turn, as part of the turn's own transaction. */
export function saveDeeds(store: Store, turn: TurnRecord): void {
  store.assertInTransaction();
  for (const kind of Object.keys(WRITERS) as (keyof Deeds)[]) {
    const write = WRITERS[kind];
    write(store, turn.deeds[kind], turn);
  }
}
