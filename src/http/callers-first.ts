import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { Refusal } from '../staff/refusal.ts';

/** By then callers have mostly been answered, and whoever was sent away asks anew. */
const RETRY_SECONDS = 3;

/**
 * Nobody's page is served while callers wait for longer than they should: both are answered by the same event loop, and
 * a caller who hears nothing hangs up. Throws Refusal with `Retry-After`; nothing of the request has been read then.
 */
export const callersFirst =
  ({ together }: Pick<Context, 'together'>): RequestHandler =>
  (_request, response, next) => {
    if (together.isBehind()) {
      response.set('Retry-After', String(RETRY_SECONDS));
      throw new Refusal(
        'callers-first',
        `Very many people are calling now, and callers go first. Try again in ${RETRY_SECONDS} s.`,
      );
    }
    next();
  };
