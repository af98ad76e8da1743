import express, { Router, type RequestHandler } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../context.ts';
import { builtPage } from './built-page.ts';

/** The staff console: its files, and its page for every address below, since it finds its screens by itself. */
export function consoleRoutes(built = join(ROOT, 'dist/console')): Router {
  const router = Router();
  // Names in assets/ have a hash of their content.
  const forever = { immutable: true, maxAge: '1y', index: false, fallthrough: false } as const;
  router.use('/assets', smaller(join(built, 'assets')), express.static(join(built, 'assets'), forever));
  router.get('/{*screen}', builtPage(built, 'console'));
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
