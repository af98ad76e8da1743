import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { ErrorAnswer } from '../staff/api-types.ts';
import { Refusal, type RefusalCode } from '../staff/refusal.ts';

const STATUS: Record<RefusalCode, number> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'wrong-origin': 403,
  'wrong-sign-in': 401,
  'wrong-password': 403,
  'wrong-code': 403,
  'sign-in-again': 401,
  locked: 429,
  'too-many-attempts': 429,
  'too-many-requests': 429,
  'callers-first': 503,
  'bad-input': 400,
  'not-found': 404,
  'username-taken': 409,
  'last-administrator': 409,
  'unknown-district': 400,
  'second-factor-is-on': 409,
  'already-revoked': 409,
  'changed-meanwhile': 409,
  'not-in-this-state': 409,
  'not-assignable': 400,
  'recording-coming': 409,
  'recording-gone': 404,
};

/** A refusal becomes its status and a plain sentence; a body that is no JSON too. The rest goes on. */
export const apiErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof Refusal) {
    const { message, code, field, details } = error;
    response.set('Cache-Control', 'no-store');
    response.status(STATUS[code]).json({
      error: message,
      code,
      ...(field && { field }),
      ...(details && { details }),
    } satisfies ErrorAnswer);
    return;
  }
  if ((error as { type?: string }).type === 'entity.parse.failed') {
    const answer: ErrorAnswer = { error: 'The body is no JSON. Send an object.', code: 'bad-request' };
    response.status(400).json(answer);
    return;
  }
  next(error);
};

/** Behind the last door of the API. */
export const noSuchDoor: RequestHandler = (request) => {
  throw new Refusal('not-found', `There is nothing at ${request.method} ${request.baseUrl}${request.path}.`);
};
