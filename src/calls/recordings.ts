import type { NewCase } from '../core/call/effects.ts';
import type { RecordingPurpose, Unsent } from '../core/call/unsent.ts';
import type { ErrandStore } from './outgoing-ports.ts';
import type { Clock, Ids, RecordingSource } from './ports.ts';
import type { RecordingStore, UnfinishedMessages } from './recording-ports.ts';

/** Nobody says anything in less: a cough, or the tone itself. */
const SHORTEST_SECONDS = 1;

export interface RecordingPorts {
  clock: Clock;
  ids: Ids;
  recordings: RecordingStore;
  errands: ErrandStore;
  unfinished: UnfinishedMessages;
}

/**
 * Takes over what a caller said: from now on it is ours, is fetched soon, and is then deleted at the provider.
 * In: the call; where the sound is; what it is for, or null where nobody wants it. Out: its id and length, or null for what is not wanted or
 * too short to be anything: that is only deleted where it is. One that is ours already stays as it is. Takes part in the
 * transaction around it.
 */
export function takeOver(
  ports: RecordingPorts,
  call: { id: string; provider: string },
  source: RecordingSource,
  wanted: RecordingPurpose | null,
): { id: string; seconds: number } | null {
  const { recordings, errands } = ports;
  const at = ports.clock.now();
  // Where the length is not told, the sound itself will tell.
  const seconds = source.seconds ?? SHORTEST_SECONDS;
  const known = recordings.idOf(call.provider, source.url);
  if (known !== undefined) return recordings.find(known)?.state === 'dropped' ? null : { id: known, seconds };
  const id = ports.ids.recording();
  const purpose = wanted ?? 'message';
  recordings.expect({ id, callId: call.id, provider: call.provider, purpose, url: source.url, at });
  if (wanted && seconds >= SHORTEST_SECONDS) {
    errands.add('fetch-recording', id, at);
    return { id, seconds };
  }
  recordings.drop(id);
  errands.add('delete-recording', id, at);
  return null;
}

/** The deeds of what was not sent when its call ends: kept as a case, or its recording deleted. */
export function settled(
  unsent: Unsent | null | undefined,
  newNumber: () => string,
): { cases: NewCase[]; droppedRecordings: string[] } {
  if (!unsent?.recording) return { cases: [], droppedRecordings: [] };
  if (unsent.ifHungUp === 'discard') return { cases: [], droppedRecordings: [unsent.recording] };
  const { ifHungUp: _, recording, ...about } = unsent;
  return { cases: [{ ...about, recording, number: newNumber() }], droppedRecordings: [] };
}
