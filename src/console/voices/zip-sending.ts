import { Upload } from 'tus-js-client';
import type { ImportAnswer } from '../../prompts/api-types.ts';
import { ask, connection } from '../api.ts';
import { browserStore, type Kept } from '../browser-store.ts';
import { listened } from '../listened.ts';
import { queries } from '../queries.ts';

/** A zip that is on its way; the browser keeps it until the line has all of it. */
interface KeptZip extends Kept {
  upload: string;
  file: Blob;
}

/** Small enough to get through between two gaps of a bad line, large enough not to wait for each answer. */
const PIECE_BYTES = 256 * 1024;
/** Again and again, soon at first. The protocol counts anew after every piece that got through. */
const RETRY_MS = [500, 1_000, 2_000, 4_000, ...Array.from({ length: 500 }, () => 8_000)];

const store = browserStore<KeptZip>('zips');
const sending = new Map<string, Upload>();

/** By import: the bytes of its zip that the line has. What is not named here is not being sent by this page. */
export const sentBytes = listened<ReadonlyMap<string, number>>(new Map());

const note = (id: string, bytes: number | null): void => {
  const next = new Map(sentBytes.now());
  if (bytes === null) next.delete(id);
  else next.set(id, bytes);
  sentBytes.set(next);
};

/** Announces a zip to the line and begins to send it. Throws ApiError where the line refuses it at once. */
export async function sendZip(
  owner: string,
  about: { language: string; speaker: string },
  file: File,
): Promise<void> {
  const wanted = { ...about, fileName: file.name, bytes: file.size };
  const answer = await ask<ImportAnswer>('POST', '/recording-imports', wanted);
  await goOn(owner, answer.import.id, file);
}

/** Goes on with an import that was announced before, here or on another computer. */
export async function goOn(owner: string, id: string, file: Blob): Promise<void> {
  const zip = { id, owner, file, upload: `/api/v1/recording-imports/pieces/${id}` };
  // A browser that keeps nothing asks for the file again after a reload.
  await store.put(zip).catch(() => undefined);
  begin(zip);
}

/** Takes up what this person was sending here when the page was closed. */
export async function resumeZips(owner: string): Promise<void> {
  for (const zip of await store.of(owner).catch((): KeptZip[] => [])) begin(zip);
}

/** Sends no more of it and forgets the file. */
export async function forgetZip(id: string): Promise<void> {
  stopSending(id);
  await store.remove(id).catch(() => undefined);
}

function stopSending(id: string): void {
  void sending.get(id)?.abort();
  sending.delete(id);
  note(id, null);
}

function begin(zip: KeptZip): void {
  if (sending.has(zip.id)) return;
  const done = (): Promise<void> => queries.invalidateQueries({ queryKey: ['/recording-imports'] });
  const upload = new Upload(zip.file, {
    ...{ uploadUrl: zip.upload, chunkSize: PIECE_BYTES, retryDelays: RETRY_MS },
    storeFingerprintForResuming: false,
    onChunkComplete: (_size, accepted) => {
      connection.set(null);
      note(zip.id, accepted);
    },
    // What never reached the line goes again; what the line refuses does not.
    onShouldRetry: ({ originalResponse }) => {
      const again = !originalResponse || originalResponse.getStatus() >= 500;
      if (again) connection.set('unreachable');
      return again;
    },
    onSuccess: () => void forgetZip(zip.id).then(done),
    // The file stays: whoever signs in again goes on. What the line does not know any more, nobody needs.
    onError: (error) => {
      const isOver = 'originalResponse' in error && error.originalResponse?.getStatus() === 404;
      if (isOver) void forgetZip(zip.id).then(done);
      else stopSending(zip.id);
    },
  });
  sending.set(zip.id, upload);
  note(zip.id, 0);
  upload.start();
}
