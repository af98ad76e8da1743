import { Router, type Request, type RequestHandler } from 'express';
import type { Context } from '../../context.ts';
import {
  checkRequest,
  draftRequest,
  newFlowRequest,
  revisionQuery,
  trafficQuery,
  tryRequest,
  type CheckAnswer,
  type DraftAnswer,
  type FlowAnswer,
  type FlowsAnswer,
  type FlowSchemaAnswer,
  type TrafficAnswer,
  type TryAnswer,
  type TryPlaceAnswer,
} from '../../flows/api-types.ts';
import { checkFlow } from '../../flows/check/check-flow.ts';
import { addFlow, discardDraft, flowOf, saveDraft } from '../../flows/drafts.ts';
import { flowSummaries, problemsOfEdit } from '../../flows/overview.ts';
import { flowSchemas } from '../../flows/schema.ts';
import { trafficCounter } from '../../flows/traffic/traffic.ts';
import { placeOfTry, tryFlow } from '../../flows/tries.ts';
import { bodyOf, queryOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';

/** A flow of the most nodes that a flow may have is below this. */
export const LARGEST_FLOW = '4mb';

export const idOf = (request: Request): string => String(request.params['id']);

/** `/api/v1/flows`: the menus as staff see and edit them. */
export function flowRoutes(context: Context): Router {
  const { menus } = context;
  const traffic = trafficCounter(menus);
  const router = Router();
  const read = guard(context, 'flows:read');
  const body = jsonBody(LARGEST_FLOW);
  const write: RequestHandler[] = [guard(context, 'flows:write'), body];
  router.get('/', read, (_request, response) => {
    response.json({ flows: flowSummaries(menus) } satisfies FlowsAnswer);
  });
  router.post('/', ...write, (request, response) => {
    const made = addFlow(menus, staffOf(request), bodyOf(newFlowRequest, request));
    response.status(201).json(made satisfies FlowAnswer);
  });
  router.get('/schema', read, (_request, response) => {
    response.json(flowSchemas() satisfies FlowSchemaAnswer);
  });
  router.get('/:id', read, (request, response) => {
    response.json(flowOf(menus, idOf(request)) satisfies FlowAnswer);
  });
  router.put('/:id/draft', ...write, (request, response) => {
    const asked = bodyOf(draftRequest, request);
    const revision = saveDraft(menus, staffOf(request), idOf(request), asked);
    const answer: DraftAnswer = { revision, problems: problemsOfEdit(menus, asked.flow) };
    response.json(answer);
  });
  router.delete('/:id/draft', guard(context, 'flows:write'), (request, response) => {
    const { revision = null } = queryOf(revisionQuery, request);
    discardDraft(menus, staffOf(request), idOf(request), revision);
    response.status(204).end();
  });
  // Nothing is kept: whoever may read a flow may see what would be wrong with it.
  router.post('/:id/check', read, body, (request, response) => {
    response.json(checkFlow(menus, bodyOf(checkRequest, request).flow) satisfies CheckAnswer);
  });
  router.get('/:id/traffic', read, async (request, response) => {
    const { days } = queryOf(trafficQuery, request);
    response.json((await traffic(idOf(request), days)) satisfies TrafficAnswer);
  });
  router.post('/:id/try', ...write, (request, response) => {
    response.json(tryFlow(menus, bodyOf(tryRequest, request)) satisfies TryAnswer);
  });
  router.get('/:id/try/:line', guard(context, 'flows:write'), (request, response) => {
    const node = placeOfTry(menus, String(request.params['line']));
    response.json({ node } satisfies TryPlaceAnswer);
  });
  return router;
}
