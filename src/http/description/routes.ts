import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router } from 'express';
import { ROOT, type Context } from '../../context.ts';
import { asPage } from '../safety-headers.ts';
import { apiDocument } from './document.ts';
import { DOCS_PAGE, START_SCRIPT } from './page.ts';

const PARTS = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** `/api/openapi.json`: the description of the API. `/api/docs`: a page to read and try it. */
export function descriptionRoutes(context: Context): Router {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.set({
      'Cache-Control': 'no-cache',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    response.json(apiDocument(context.settings.publicUrl, version));
  });
  router.get('/docs', (_request, response) => {
    asPage(response, randomBytes(16).toString('base64')).type('html').send(DOCS_PAGE);
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
