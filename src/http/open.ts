import { join } from 'node:path';
import express, { Router, type Response } from 'express';
import { LICENCE, LICENCE_URL } from '../analytics/open/api-types.ts';
import { ROOT, type Context } from '../context.ts';
import { openTable } from '../exports/open-tables.ts';
import type { Table } from '../tables/table.ts';
import { builtPage } from './built-page.ts';
import { sendTable } from './send-table.ts';

/** `/open`: figures for everybody, and their page. Nobody signs in, and OPEN_PAGE=no closes it. */
export function openRoutes(context: Context): Router {
  const { open: figures, settings } = context;
  const built = join(ROOT, 'dist/open');
  const router = Router();
  router.use((_request, response, next) => {
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
  router.use(express.static(built, { index: false }));
  router.get('/', builtPage(built, 'page of figures'));
  return router;
}

/** Anybody may use it, also from a page of their own. */
const published = (response: Response): Response =>
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
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
