import type { RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';

/** A year: whoever came by https once comes by nothing else. */
const HTTPS_ONLY = 'max-age=31536000';

/** What no page of ours needs, and the one thing that some do. */
const FEATURES = 'microphone=(self), camera=(), geolocation=(), payment=(), usb=(), display-capture=()';

const policy = (allowed: readonly string[]): string =>
  ["default-src 'none'", ...allowed, "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"].join(
    '; ',
  );

/** Answers that are no page: whatever they hold, a browser that opens one runs and loads nothing. */
const NOTHING = policy([]);

/**
 * A page of ours. Everything is from here; styles that components make in the page carry the nonce of the answer, and
 * scripts are files.
 */
const pagePolicy = (nonce: string): string =>
  policy([
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    // What was recorded is listened to before it is sent; the phone is allowed to speak by a moment of silence that
    // stands in its script.
    "media-src 'self' blob: data:",
    "worker-src 'self'",
  ]);

/** A page to print, which brings its styles and its font with it and has no script. */
const PRINTED = policy(["style-src 'unsafe-inline'", 'font-src data:']);

/** What every answer says, whatever door it comes from. */
export const safetyHeaders = ({
  settings,
}: Pick<Context, 'settings'>): { readonly [name: string]: string } => ({
  'Content-Security-Policy': NOTHING,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': FEATURES,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...(settings.publicUrl.startsWith('https:') && { 'Strict-Transport-Security': HTTPS_ONLY }),
});

/** Before every page. What stays closed to all others, a page opens for itself. */
export const withSafetyHeaders =
  (context: Pick<Context, 'settings'>): RequestHandler =>
  (_request, response, next) => {
    response.set(safetyHeaders(context));
    next();
  };

/** Lets an answer be a page with scripts. In: the nonce that its script tags carry. */
export const asPage = (response: Response, nonce: string): Response =>
  response.set('Content-Security-Policy', pagePolicy(nonce));

/** Lets an answer be a page to print. */
export const asPrinted = (response: Response): Response => response.set('Content-Security-Policy', PRINTED);
