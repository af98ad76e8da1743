import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router } from 'express';
import { ROOT, type Context } from '../../context.ts';
import { apiDocument } from './document.ts';
import { DOCS_PAGE, START_SCRIPT } from './page.ts';

/** Everything from here; the page of the library places itself with inline styles and draws its icons as data. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const PARTS = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** `/api/openapi.json`: the description of the API. `/api/docs`: a page to read and try it. */
export function descriptionRoutes(context: Context): Router {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.set({ 'Cache-Control': 'no-cache', 'Access-Control-Allow-Origin': '*' });
    response.json(apiDocument(context.settings.publicUrl, version));
  });
  router.use('/docs', (_request, response, next) => {
    response.set({
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
    next();
  });
  router.get('/docs', (_request, response) => {
    response.type('html').send(DOCS_PAGE);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('js').send(START_SCRIPT);
  });
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    router.get(`/docs/${name}`, (_request, response) => {
      response.sendFile(name, { root: PARTS, maxAge: '1d' });
    });
  }
  return router;
}
