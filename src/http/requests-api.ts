import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { readRequestRow, type OfficeRequest, type RowProblem } from '../directory/requests/request-row.ts';
import {
  RequestsError,
  removeRequest,
  saveRequests,
  type RequestPorts,
  type Sender,
} from '../directory/requests/save-requests.ts';

/** A thousand rows are below 300 kB. */
const LARGEST_BODY = '512kb';
const MOST_REQUESTS = 1_000;

const STATUS: Record<RequestsError['code'], number> = { 'bad-rows': 422, 'not-allowed': 403, taken: 409 };

const bodySchema = z.strictObject({ requests: z.array(z.unknown()).min(1).max(MOST_REQUESTS) });

/** Who may come in, and in whose name. */
export interface RequestsDoor {
  /** Answers 401 and 403 by itself. */
  guard: RequestHandler;
  senderOf(request: Request): Omit<Sender, 'at'>;
}

export interface RequestsContext {
  requests: RequestPorts;
  clock: { now(): number };
}

/**
 * `PUT /` with what an office tells of its applications, all of them or none; sent again, it changes nothing.
 * `DELETE /:number` takes one out. Below the prefix at which it is mounted; see docs/requests.md.
 */
export function requestsRoutes({ requests, clock }: RequestsContext, door: RequestsDoor): Router {
  const router = Router();
  const sender = (request: Request): Sender => ({ ...door.senderOf(request), at: clock.now() });
  router.use(door.guard, express.json({ limit: LARGEST_BODY }));
  router.put('/', (request, response) => {
    response.json(saveRequests(requests, rowsOf(request.body), sender(request)));
  });
  router.delete('/:number', (request, response) => {
    removeRequest(requests, request.params.number, sender(request));
    response.status(204).end();
  });
  router.use(refusals);
  return router;
}

/** The rows of a body whose shape is right. Throws RequestsError. */
function rowsOf(body: unknown): { row: number; request: OfficeRequest }[] {
  const read = bodySchema.safeParse(body);
  if (!read.success) {
    const problem = `send {"requests": [...]} with 1 to ${MOST_REQUESTS} requests.`;
    throw new RequestsError('bad-rows', [{ row: 0, field: 'requests', problem }]);
  }
  const rows = read.data.requests.map((data, index) => ({
    row: index + 1,
    request: readRequestRow(data, index + 1),
  }));
  const problems = rows.flatMap(({ request }): RowProblem[] => (Array.isArray(request) ? request : []));
  if (problems.length > 0) throw new RequestsError('bad-rows', problems);
  return rows as { row: number; request: OfficeRequest }[];
}

/** A plain sentence with the right status; what is not about the rows goes on to the handlers behind. */
const refusals: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const { type } = error as { type?: string };
  if (error instanceof RequestsError) {
    const { code, message, problems } = error;
    response.status(STATUS[code]).json({ error: message, code, problems });
  } else if (type === 'entity.parse.failed') {
    response.status(400).json({ error: 'The body is no JSON. Nothing was changed.', code: 'bad-request' });
  } else if (type === 'entity.too.large') {
    const error = `Send at most ${MOST_REQUESTS} requests at once. Nothing was changed.`;
    response.status(413).json({ error, code: 'too-large' });
  } else {
    next(error);
  }
};
