import { Router } from 'express';
import type { Context } from '../../context.ts';
import { exportedFacts } from '../../directory/export/exported-facts.ts';
import { guard } from '../guard.ts';
import { sendTable } from '../send-table.ts';
import { kindOf } from './kind-of.ts';

/** `/api/v1/facts/:kind/export.csv` and `.xlsx`: all rows, in the columns of an import. */
export function exportRoutes(context: Context): Router {
  const router = Router();
  for (const format of ['csv', 'xlsx'] as const) {
    router.get(`/:kind/export.${format}`, guard(context, 'facts:read'), async (request, response) => {
      await sendTable(response, exportedFacts(context.facts.rows, kindOf(request)), format);
    });
  }
  return router;
}
