import { Router, type Request } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { RequestsAnswer } from '../directory/api-types.ts';
import { FactsError } from '../directory/import/facts-error.ts';
import { requests } from '../directory/import/kinds/requests.ts';
import { putRows, takeOut } from '../directory/import/put-rows.ts';
import { factErrors } from './facts/errors.ts';
import { senderOf } from './facts/sender.ts';
import { guard } from './guard.ts';
import { jsonBody } from './json-body.ts';

/** A thousand rows are below 300 kB. */
const LARGEST_BODY = '512kb';
const MOST_REQUESTS = 1_000;

export const requestsBody = z.strictObject({
  requests: z.array(z.record(z.string(), z.unknown())).min(1).max(MOST_REQUESTS),
});

/**
 * `PUT /api/v1/requests` with what an office tells of its applications, all of them or none; sent again, it changes
 * nothing. `DELETE /api/v1/requests/:number` takes one out, once or twice. See docs/requests.md.
 */
export function requestsRoutes(context: Context): Router {
  const router = Router();
  router.use(guard(context, 'requests:write'), jsonBody(LARGEST_BODY));
  router.put('/', (request, response) => {
    const put = putRows(context.facts, requests, rowsOf(request), senderOf(context, request));
    response.json(put satisfies RequestsAnswer);
  });
  router.delete('/:number', (request, response) => {
    takeOut(context.facts, requests, JSON.stringify([request.params.number]), senderOf(context, request));
    response.status(204).end();
  });
  router.use(factErrors(`Send at most ${MOST_REQUESTS} requests at once.`));
  return router;
}

function rowsOf(request: Request): Record<string, unknown>[] {
  const read = requestsBody.safeParse(request.body);
  if (read.success) return read.data.requests;
  const message = `send {"requests": [...]} with 1 to ${MOST_REQUESTS} requests`;
  throw new FactsError('bad-row', 'Nothing was changed.', [{ row: 0, column: 'requests', message }]);
}
