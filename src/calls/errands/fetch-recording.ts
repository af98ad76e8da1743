import type { Errand } from '../outgoing-ports.ts';
import type { StoredRecording } from '../recording-ports.ts';
import { DONE, type ErrandEnd, type ErrandPorts, type Refused, type Sound } from './errand-ports.ts';
import { tryAgain } from './try-again.ts';

/**
 * Fetches what a caller said, checks that it is a sound, keeps it sealed, and has it deleted at the provider.
 * A recording that never comes, or is no sound, is lost: a caller who still waits for it hears so.
 */
export async function fetchRecording(ports: ErrandPorts, errand: Errand): Promise<ErrandEnd> {
  const recording = ports.recordings.find(errand.subject);
  if (recording?.state !== 'expected') return DONE;
  const outbound = ports.outbound(recording.provider);
  if (!outbound || recording.url === null) {
    return lose(ports, recording, `${recording.provider} is not set up for fetching recordings.`);
  }
  let bytes: Uint8Array;
  try {
    bytes = await outbound.fetchRecording(recording.url);
  } catch (error) {
    const next = tryAgain(errand, error, ports.clock.now());
    return next.end === 'given-up' ? lose(ports, recording, next.why) : next;
  }
  return keep(ports, recording, bytes);
}

/** A message is kept as it was said; what a speaker says becomes a clip as it comes. */
const READ: {
  [Purpose in StoredRecording['purpose']]: (
    ports: ErrandPorts,
    bytes: Uint8Array,
  ) => Promise<Sound | Refused>;
} = {
  message: ({ readSound }, bytes) => readSound(bytes),
  prompt: ({ takes }, bytes) => takes.read(bytes),
};

async function keep(ports: ErrandPorts, recording: StoredRecording, bytes: Uint8Array): Promise<ErrandEnd> {
  let sound: Sound | Refused;
  try {
    sound = await READ[recording.purpose](ports, bytes);
  } catch (error) {
    return lose(ports, recording, error instanceof Error ? error.message : String(error));
  }
  if ('refused' in sound) return refuse(ports, recording, sound);
  await ports.recordingFiles.put(recording.id, sound.wav);
  const { wav, sha256, seconds } = sound;
  const at = ports.clock.now();
  const isWanted = ports.store.transaction(() => {
    ports.errands.add('delete-recording', recording.id, at);
    return ports.recordings.fetched(recording.id, { sha256, seconds, bytes: wav.length, at });
  });
  // Its caller deleted it while it was on its way.
  if (!isWanted) await ports.recordingFiles.remove(recording.id);
  return DONE;
}

/** No fault of ours: the speaker hears what to do better. */
function refuse(ports: ErrandPorts, recording: StoredRecording, { refused }: Refused): ErrandEnd {
  ports.store.transaction(() => {
    ports.recordings.refuse(recording.id, refused);
    ports.errands.add('delete-recording', recording.id, ports.clock.now());
  });
  return DONE;
}

function lose(ports: ErrandPorts, recording: StoredRecording, why: string): ErrandEnd {
  ports.store.transaction(() => {
    ports.recordings.lose(recording.id, why);
    ports.errands.add('delete-recording', recording.id, ports.clock.now());
  });
  return { end: 'given-up', why };
}
