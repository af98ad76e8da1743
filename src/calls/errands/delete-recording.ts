import type { Errand } from '../outgoing-ports.ts';
import { DONE, type ErrandEnd, type ErrandPorts } from './errand-ports.ts';
import { tryAgain } from './try-again.ts';

/** Deletes a recording at the provider, and here as well where nobody wants it any more. */
export async function deleteRecording(ports: ErrandPorts, errand: Errand): Promise<ErrandEnd> {
  const recording = ports.recordings.find(errand.subject);
  if (!recording) return DONE;
  if (recording.state === 'dropped') await ports.recordingFiles.remove(recording.id);
  if (recording.url === null) return DONE;
  const outbound = ports.outbound(recording.provider);
  if (!outbound)
    return { end: 'given-up', why: `${recording.provider} is not set up for deleting recordings.` };
  try {
    await outbound.deleteRecording(recording.url);
  } catch (error) {
    return tryAgain(errand, error, ports.clock.now());
  }
  ports.recordings.goneAtProvider(recording.id, ports.clock.now());
  return DONE;
}
