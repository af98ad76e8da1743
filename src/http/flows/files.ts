import express, { Router, type Request } from 'express';
import type { Context } from '../../context.ts';
import { fileQuery, revisionQuery, type DraftAnswer } from '../../flows/api-types.ts';
import { saveFile } from '../../flows/drafts.ts';
import { fileOf } from '../../flows/files.ts';
import { problemsOfEdit } from '../../flows/overview.ts';
import { jsonOfText } from '../../flows/text/read-text.ts';
import { Refusal } from '../../staff/refusal.ts';
import { queryOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { idOf, LARGEST_FLOW } from './flows.ts';

const YAML = 'text/yaml';

/** `/api/v1/flows/:id/file`: a flow as its YAML file, byte for byte. */
export function flowFileRoutes(context: Context): Router {
  const { menus } = context;
  const router = Router();
  router.get('/:id/file', guard(context, 'flows:read'), (request, response) => {
    const { of } = queryOf(fileQuery, request);
    const id = idOf(request);
    response
      .type(`${YAML}; charset=utf-8`)
      .attachment(`${id}.yaml`)
      .send(fileOf(menus, id, of ?? 'live'));
  });
  router.put(
    '/:id/file',
    guard(context, 'flows:write'),
    express.text({
      type: [YAML, 'application/yaml', 'application/x-yaml', 'text/plain'],
      limit: LARGEST_FLOW,
    }),
    (request, response) => {
      const text = textOf(request);
      const { revision = null } = queryOf(revisionQuery, request);
      const saved = saveFile(menus, staffOf(request), idOf(request), { revision, text });
      const answer: DraftAnswer = { revision: saved, problems: problemsOfEdit(menus, jsonOfText(text)) };
      response.json(answer);
    },
  );
  return router;
}

function textOf(request: Request): string {
  if (typeof request.body === 'string' && request.body !== '') return request.body;
  throw new Refusal('bad-input', `Send the file as it is, with Content-Type: ${YAML}.`);
}
