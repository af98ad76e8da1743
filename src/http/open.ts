import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type Response } from 'express';
import { LICENCE, LICENCE_URL } from '../analytics/open/api-types.ts';
import { ROOT, type Context } from '../context.ts';
import { openTable } from '../exports/open-tables.ts';
import type { Table } from '../tables/table.ts';
import { sendTable } from './send-table.ts';

/** Everything from here, and nothing that is written into another file. */
const POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/open`: figures for everybody, and their page. Nobody signs in, and OPEN_PAGE=no closes it. */
export function openRoutes(context: Context): Router {
  const { open: figures, settings } = context;
  const built = join(ROOT, 'dist/open');
  const router = Router();
  router.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
    if (settings.openPage) next();
    else response.status(404).type('text/plain').send('This line publishes no figures.');
  });
  router.get('/data/index.json', async (_request, response) => {
    published(response).json(await figures.index());
  });
  router.get('/data/months/:month.json', (request, response) => {
    const found = figures.months().find(({ month }) => month === request.params.month);
    if (found) published(response).json(found);
    else notThere(response);
  });
  router.get('/data/:table.csv', async (request, response) => {
    const table = openTable(figures, request.params.table);
    if (table) await sendTable(published(response), table, 'csv');
    else notThere(response);
  });
  router.get('/data/:table.json', (request, response) => {
    const table = openTable(figures, request.params.table);
    if (table)
      published(response).json({ licence: LICENCE, licenceUrl: LICENCE_URL, rows: objectsOf(table) });
    else notThere(response);
  });
  router.use(express.static(built));
  router.get('/', (_request, response, next) => {
    if (existsSync(join(built, 'index.html'))) {
      next();
      return;
    }
    response.status(503).type('text/plain').send('The page is not built yet. Run: npm run build');
  });
  return router;
}

/** Anybody may use it, also from a page of their own. */
const published = (response: Response): Response =>
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'public, max-age=3600',
    Link: `<${LICENCE_URL}>; rel="license"`,
  });

const notThere = (response: Response): void => {
  response.status(404).json({ error: 'There is no such table. /open/data/index.json lists what there is.' });
};

function objectsOf({ columns, pages }: Table): object[] {
  const rows = [...(pages as Iterable<readonly unknown[][]>)].flat();
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])));
}
