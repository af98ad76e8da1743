import type { ErrorRequestHandler } from 'express';
import type { Context } from '../context.ts';

/** For everything that is not a call: a plain answer with the right status, and nothing of our insides. */
export function lastResort(context: Context): ErrorRequestHandler {
  return (error: { status?: number }, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) context.faults.fault('http', error, null);
    response.removeHeader('Content-Range');
    // A failure may pass; a carrier must not keep it.
    response.set('Cache-Control', 'no-store');
    response.status(status).json({ error: status === 500 ? 'Something failed here.' : 'Bad request.' });
  };
}
