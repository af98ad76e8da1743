import { Router } from 'express';
import type { Context } from '../../context.ts';
import {
  factFileQuery,
  LARGEST_FACT_FILE_BYTES,
  type FactAppliedAnswer,
  type FactPreviewAnswer,
} from '../../directory/api-types.ts';
import { FactsError } from '../../directory/import/facts-error.ts';
import { TOO_LARGE } from '../../directory/import/previews.ts';
import { queryOf } from '../body.ts';
import { staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import { changers, kindOf } from './kind-of.ts';
import { senderOf } from './sender.ts';

/**
 * `/api/v1/facts/:kind/imports`: a file is sent as the body of a POST and answered with what it would change. A person
 * looks at it, and applies or discards it.
 */
export function factImportRoutes(context: Context): Router {
  const { previews } = context.facts;
  const router = Router();
  const change = changers(context);
  router.post('/:kind/imports', change, async (request, response) => {
    const kind = kindOf(request);
    const { fileName } = queryOf(factFileQuery, request);
    if (Number(request.get('content-length') ?? 0) > LARGEST_FACT_FILE_BYTES)
      throw new FactsError('too-large', TOO_LARGE);
    const file = { name: fileName, bytes: request, owner: staffOf(request).id };
    const preview: FactPreviewAnswer = await previews.make(kind, file, senderOf(context, request));
    response.status(201).json(preview);
  });
  router.post('/:kind/imports/:id/apply', change, jsonBody('1kb'), async (request, response) => {
    const kind = kindOf(request);
    const actor = staffOf(request);
    const counts = await previews.apply(
      kind,
      String(request.params['id']),
      senderOf(context, request),
      (laid) => {
        const subject = { kind: 'facts', id: kind.name };
        context.audit.record({ actor, action: 'facts.imported', subject, after: { ...laid } });
      },
    );
    response.json({ counts } satisfies FactAppliedAnswer);
  });
  router.delete('/:kind/imports/:id', change, async (request, response) => {
    await previews.discard(kindOf(request), String(request.params['id']));
    response.status(204).end();
  });
  return router;
}
