import { basename, dirname, resolve } from 'node:path';
import { Router } from 'express';
import onHeaders from 'on-headers';
import type { Context } from '../context.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * Clips by the hash of what they say: they never change, so carriers may keep them. HEAD is answered like GET, with
 * the exact type that Somleng knows, and parts of a clip can be asked for.
 */
export function mediaRoutes(context: Context): Router {
  const router = Router();
  router.get('/:name.wav', async (request, response) => {
    const { name } = request.params;
    const stop = context.metrics.clipSeconds.startTimer({
      made: context.clips.isMade(name) ? 'before' : 'now',
    });
    // The head and the first bytes leave together.
    onHeaders(response, () => void stop());
    const { path, own } = await clipOf(context, name);
    if (own) {
      // Somebody's voice, or what the disk does not take: the carrier may play it, and nobody may keep it.
      response
        .set({ 'Content-Type': 'audio/wav', 'Cache-Control': 'private, max-age=0, no-store' })
        .send(own);
      return;
    }
    if (!path) {
      response.status(404).set('Cache-Control', 'no-store').type('text/plain').send('There is no such clip.');
      return;
    }
    // By name below its own folder: the data folder may be relative, or lie below one whose name begins with a dot.
    response.sendFile(basename(path), {
      root: resolve(dirname(path)),
      maxAge: YEAR_SECONDS * 1000,
      immutable: true,
      // The file may be made again; the clip is the same for ever, and so is its tag.
      lastModified: false,
      headers: { 'Content-Type': 'audio/wav', ETag: `"${name}"` },
    });
  });
  router.use((_request, response) => {
    response.status(404).set('Cache-Control', 'no-store').type('text/plain').send('There is no such clip.');
  });
  return router;
}

/** The file of a clip, or its bytes where it has none; neither for what was never said. */
async function clipOf(
  { clips, faults, metrics }: Context,
  name: string,
): Promise<{ path?: string | undefined; own?: Buffer | undefined }> {
  try {
    const path = await clips.file(name);
    return path ? { path } : { own: clips.withSound(name) };
  } catch (error) {
    faults.fault('clip', error, null);
  }
  try {
    return { own: clips.withoutFile(name) };
  } catch (error) {
    // It was said, and cannot be made: the caller hears silence.
    metrics.clipMisses.inc();
    throw error;
  }
}
