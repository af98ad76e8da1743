import type { Deeds } from '../../calls/deeds.ts';
import type { TurnRecord } from '../../calls/ports.ts';
import type { Store } from '../database.ts';
import type { DeedWriter } from './deed-writer.ts';
import { casesWriter } from './cases.ts';
import { droppedRecordingsWriter } from './dropped-recordings.ts';
import { ratingsWriter } from './ratings.ts';
import { keptTakesWriter, usedSpeakerCodesWriter } from './speakers.ts';
import { verdictsWriter, voterGroupsWriter, votesWriter } from './votes.ts';

/** One writer for each kind of deed. */
const WRITERS: { [Kind in keyof Deeds]: DeedWriter<Deeds[Kind]> } = {
  ratings: ratingsWriter,
  cases: casesWriter,
  droppedRecordings: droppedRecordingsWriter,
  keptTakes: keptTakesWriter,
  usedSpeakerCodes: usedSpeakerCodesWriter,
  votes: votesWriter,
  voterGroups: voterGroupsWriter,
  verdicts: verdictsWriter,
};

/** Writes what a caller did in a turn, as part of the turn's own transaction. */
export function saveDeeds(store: Store, deeds: Deeds, turn: Pick<TurnRecord, 'callId' | 'at'>): void {
  store.assertInTransaction();
  for (const kind of Object.keys(WRITERS) as (keyof Deeds)[]) saveKind(store, deeds, turn, kind);
}

function saveKind<Kind extends keyof Deeds>(
  store: Store,
  deeds: Deeds,
  turn: Pick<TurnRecord, 'callId' | 'at'>,
  kind: Kind,
): void {
  WRITERS[kind](store, deeds[kind], turn);
}
