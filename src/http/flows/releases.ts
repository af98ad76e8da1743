import { Router, type Request, type RequestHandler } from 'express';
import type { Context } from '../../context.ts';
import {
  changesQuery,
  releaseRequest,
  restoreRequest,
  type ChangesAnswer,
  type ReleaseAnswer,
  type ReleasesAnswer,
} from '../../flows/api-types.ts';
import { changesSince } from '../../flows/compare.ts';
import { FlowRefusal } from '../../flows/refusal.ts';
import { callOff, publish, releaseSummaries, restore } from '../../flows/releases.ts';
import { bodyOf, queryOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';

/** `/api/v1/releases`: what is live, was live and will be. */
export function releaseRoutes(context: Context): Router {
  const { menus } = context;
  const router = Router();
  const read = guard(context, 'flows:read');
  const write: RequestHandler[] = [guard(context, 'flows:publish'), jsonBody('64kb')];
  router.get('/', read, (_request, response) => {
    response.json({ releases: releaseSummaries(menus) } satisfies ReleasesAnswer);
  });
  router.post('/', ...write, (request, response) => {
    const { liveAt, ...asked } = bodyOf(releaseRequest, request);
    const at = liveAt === undefined ? null : Date.parse(liveAt);
    const made = publish(menus, staffOf(request), { ...asked, liveAt: at });
    response.status(201).json(made satisfies ReleaseAnswer);
  });
  router.post('/:number/restore', ...write, (request, response) => {
    const { note } = bodyOf(restoreRequest, request);
    const made = restore(menus, staffOf(request), numberOf(request), note);
    response.status(201).json(made satisfies ReleaseAnswer);
  });
  router.delete('/:number', guard(context, 'flows:publish'), (request, response) => {
    response.json(callOff(menus, staffOf(request), numberOf(request)) satisfies ReleaseAnswer);
  });
  router.get('/:number/changes', read, (request, response) => {
    const { since } = queryOf(changesQuery, request);
    const wanted = request.params['number'] === 'draft' ? 'draft' : numberOf(request);
    response.json({ flows: changesSince(menus, wanted, since) } satisfies ChangesAnswer);
  });
  return router;
}

function numberOf(request: Request): number {
  const text = String(request.params['number']);
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new FlowRefusal('unknown-release', `There is no release "${text}". Use the number of one.`);
}
