import type { Deeds } from '../../calls/deeds.ts';
import type { TurnRecord } from '../../calls/ports.ts';
import type { Store } from '../database.ts';
import type { DeedWriter } from './deed-writer.ts';
import { caseDescriptionsWriter, casesWriter, type Deadlines } from './cases.ts';
import { droppedRecordingsWriter } from './dropped-recordings.ts';
import { ratingsWriter } from './ratings.ts';
import { textsWriter } from './texts.ts';
import { keptTakesWriter, usedSpeakerCodesWriter } from './speakers.ts';
import { verdictsWriter, voterGroupsWriter, votesWriter } from './votes.ts';

type Writers = { [Kind in keyof Deeds]: DeedWriter<Deeds[Kind]> };

/** One writer for each kind of deed, in the order in which they write: a case is there before it is described. */
const writersWith = (store: Store, deadlines: Deadlines): Writers => ({
  ratings: ratingsWriter(store),
  cases: casesWriter(deadlines),
  caseDescriptions: caseDescriptionsWriter,
  droppedRecordings: droppedRecordingsWriter,
  keptTakes: keptTakesWriter,
  usedSpeakerCodes: usedSpeakerCodesWriter,
  votes: votesWriter,
  voterGroups: voterGroupsWriter,
  verdicts: verdictsWriter,
  texts: textsWriter,
});

/** What writes the deeds of a turn, as part of the turn's own transaction. */
export function deedsWriter(store: Store, deadlines: Deadlines) {
  const writers = writersWith(store, deadlines);
  const kinds = Object.keys(writers) as (keyof Deeds)[];
  return (deeds: Deeds, turn: Pick<TurnRecord, 'callId' | 'at'>): void => {
    store.assertInTransaction();
    for (const kind of kinds) if (deeds[kind].length > 0) saveKind(store, writers, deeds, turn, kind);
  };
}

function saveKind<Kind extends keyof Deeds>(
  store: Store,
  writers: Writers,
  deeds: Deeds,
  turn: Pick<TurnRecord, 'callId' | 'at'>,
  kind: Kind,
): void {
  writers[kind](store, deeds[kind], turn);
}
