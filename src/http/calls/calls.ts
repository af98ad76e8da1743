import { Router } from 'express';
import {
  callsQuery,
  type CallAnswer,
  type CallsAnswer,
  type FlowVersionAnswer,
} from '../../analytics/calls/api-types.ts';
import type { Context } from '../../context.ts';
import { Refusal } from '../../staff/refusal.ts';
import { queryOf } from '../body.ts';
import { guard } from '../guard.ts';
import { wholeCountry } from '../whole-country.ts';
import { liveCallsOf } from './live.ts';

/** `/api/v1/calls`: the calls that have ended, one by one, and those under way. No caller is told of anywhere. */
export function callRoutes(context: Context): Router {
  const router = Router();
  router.use(guard(context, 'calls:read'), wholeCountry);
  router.get('/', async (request, response) => {
    const query = queryOf(callsQuery, request);
    response.json((await context.analyst.ask('searchCalls', query)) satisfies CallsAnswer);
  });
  const live = liveCallsOf(context);
  router.get('/live', async (_request, response) => {
    response.json(await live());
  });
  router.get('/:id', async (request, response) => {
    const found = await context.analyst.ask('callStory', { id: request.params.id });
    if (!found)
      throw new Refusal(
        'not-found',
        'There is no such call, or it is still going on. Look in the list of calls.',
      );
    response.json(found satisfies CallAnswer);
  });
  return router;
}

/** `/api/v1/flow-versions`: flows as callers heard them, for whoever follows a call. */
export function flowVersionRoutes(context: Context): Router {
  const router = Router();
  router.use(guard(context, 'calls:read'));
  router.get('/:flow/:version', async (request, response) => {
    const { flow: id, version } = request.params;
    const found = await context.analyst.ask('flowVersion', { id, version });
    if (!found) throw new Refusal('not-found', 'No call began with this version of a flow.');
    response.json(found satisfies FlowVersionAnswer);
  });
  return router;
}
