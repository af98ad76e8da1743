import { Server } from '@tus/server';
import { Router, type Request } from 'express';
import type { Context } from '../../context.ts';
import {
  applyRequest,
  newImportRequest,
  type ImportAnswer,
  type ImportAppliedAnswer,
  type ImportsAnswer,
} from '../../prompts/api-types.ts';
import type { RecordingImport } from '../../prompts/bulk/ports.ts';
import { LARGEST_ZIP_BYTES } from '../../prompts/bulk/recording-imports.ts';
import { LibraryError } from '../../prompts/library/library-error.ts';
import { Refusal } from '../../staff/refusal.ts';
import { bodyOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';

const BASE = '/api/v1/recording-imports';

/**
 * `/api/v1/recording-imports`: a zip of many recordings. It is announced, sent in pieces by the tus protocol (which goes
 * on after a dropped line where it stopped), read, reported file by file, and then applied or discarded by a person.
 */
export function recordingImportRoutes(context: Context): Router {
  const { imports, uploads } = context;
  const pieces = new Server({
    path: `${BASE}/pieces`,
    datastore: uploads.store,
    maxSize: LARGEST_ZIP_BYTES,
    relativeLocation: true,
    onUploadFinish: (_request, { id }) => {
      imports.received(id);
      return Promise.resolve({});
    },
  });
  const router = Router();
  const json = jsonBody('32kb');
  router.use(guard(context, 'prompts:write'));
  router.get('/', (_request, response) => {
    response.json({ imports: imports.newest() } satisfies ImportsAnswer);
  });
  router.post('/', json, async (request, response) => {
    const asked = bodyOf(newImportRequest, request);
    const one = await imports.begin({ ...asked, owner: staffOf(request).id });
    response.status(201).json(answerOf(one));
  });
  router.get('/:id', (request, response) => {
    response.json(answerOf(ownImport(context, request)));
  });
  for (const method of ['head', 'patch'] as const) {
    router[method]('/pieces/:id', async (request, response) => {
      if (ownImport(context, request).state !== 'uploading' && method === 'patch')
        throw new Refusal('not-found', 'This upload is complete. Load the list anew.');
      // The protocol's own code wants the whole path.
      request.url = request.originalUrl;
      await pieces.handle(request, response);
    });
  }
  router.post('/:id/apply', json, guard(context, 'prompts:write'), (request, response) => {
    response.json(applied(context, request));
  });
  router.delete('/:id', async (request, response) => {
    const { id } = ownImport(context, request);
    await imports.discard(id);
    response.status(204).end();
  });
  return router;
}

const answerOf = (one: RecordingImport): ImportAnswer => ({
  import: one,
  upload: `${BASE}/pieces/${one.id}`,
});

/** Sent by oneself, or by anybody for those who approve clips. */
function ownImport({ imports }: Context, request: Request): RecordingImport {
  const staff = staffOf(request);
  const one = imports.find(String(request.params['id']));
  const may = one && (one.owner === staff.id || staff.permissions.includes('prompts:approve'));
  if (!one || !may) throw new LibraryError('unknown-import', 'There is no such import. Load the list anew.');
  return one;
}

function applied(context: Context, request: Request): ImportAppliedAnswer {
  const staff = staffOf(request);
  const { approve } = bodyOf(applyRequest, request);
  if (approve && !staff.permissions.includes('prompts:approve'))
    throw new Refusal('not-allowed', 'You may add recordings; somebody else has to approve them.');
  const { id } = ownImport(context, request);
  return context.store.transaction(() => {
    const clips = context.imports.apply(id, approve);
    const subject = { kind: 'recording-import', id };
    context.audit.record({
      ...{ actor: staff, action: 'clips.imported', subject },
      after: { clips: clips.length, approved: approve },
    });
    return { clips: clips.length };
  });
}
