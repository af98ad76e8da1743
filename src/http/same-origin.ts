import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { Refusal } from '../staff/refusal.ts';

const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Against requests that another site makes with the cookie of our staff: what changes something comes from our own
 * page. The browser says so by itself; behind a tunnel, where the page has another address, only in Sec-Fetch-Site.
 * Throws Refusal: wrong-origin.
 */
export function refuseStrangers(context: Context, request: Request): void {
  if (CHANGES_NOTHING.has(request.method)) return;
  const ours = new URL(context.settings.publicUrl).origin;
  if (request.get('origin') === ours || request.get('sec-fetch-site') === 'same-origin') return;
  throw new Refusal(
    'wrong-origin',
    `This is allowed from the pages of this line only. Open ${ours}/console, or use an API key.`,
  );
}

/** The same for doors that nobody guards, such as the sign-in. */
export const sameOriginOnly =
  (context: Context): RequestHandler =>
  (request, _response, next) => {
    refuseStrangers(context, request);
    next();
  };
