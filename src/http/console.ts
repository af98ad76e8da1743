import express, { Router, type RequestHandler } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../context.ts';

/** Everything from here. The components of the console place themselves with inline styles, and that is all. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  // What was recorded here is listened to before it is sent; the phone in the menu editor is allowed to speak by a moment
  // of silence that stands in the page itself.
  "media-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const strict: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
  next();
};

/** The staff console: its files, and its page for every address below, since it finds its screens by itself. */
export function consoleRoutes(built = join(ROOT, 'dist/console')): Router {
  const router = Router();
  router.use(strict);
  // Names in assets/ have a hash of their content.
  const forever = { immutable: true, maxAge: '1y', index: false, fallthrough: false } as const;
  router.use('/assets', smaller(join(built, 'assets')), express.static(join(built, 'assets'), forever));
  router.use(express.static(built, { index: false }));
  router.get('/{*screen}', (_request, response) => {
    if (!existsSync(join(built, 'index.html'))) {
      response.status(503).type('text/plain').send('The console is not built yet. Run: npm run build');
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile('index.html', { root: built });
  });
  return router;
}

/** Sends the compressed file that the build put beside, to browsers that can read it. */
function smaller(folder: string): RequestHandler {
  return (request, response, next) => {
    response.vary('Accept-Encoding');
    const name = /^\/[\w.-]+\.(js|css|svg)$/.exec(request.path);
    if (name && request.acceptsEncodings('br') && existsSync(join(folder, `${name[0]}.br`))) {
      request.url = `${name[0]}.br`;
      response.set('Content-Encoding', 'br').type(name[1] ?? '');
    }
    next();
  };
}
