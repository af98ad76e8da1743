import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Context } from '../../context.ts';
import { exportedRows } from '../../directory/export/exported-rows.ts';
import { csvOf } from '../../directory/export/write/csv-writer.ts';
import { xlsxOf } from '../../directory/export/write/xlsx-writer.ts';
import { guard } from '../guard.ts';
import { kindOf } from './kind-of.ts';

interface Format {
  type: string;
  write(rows: Iterable<string[]>): Readable;
}

const FORMATS: Record<string, Format> = {
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxOf },
};

/** `/api/v1/facts/:kind/export.csv` and `.xlsx`: all rows, in the columns of an import. */
export function exportRoutes(context: Context): Router {
  const router = Router();
  for (const [extension, { type, write }] of Object.entries(FORMATS)) {
    router.get(`/:kind/export.${extension}`, guard(context, 'facts:read'), async (request, response) => {
      const kind = kindOf(request);
      response.attachment(`${kind.name}.${extension}`).type(type);
      await pipeline(write(exportedRows(context.facts.rows, kind)), response).catch((error: unknown) => {
        // Whoever went away needs no answer; the rest cannot be told any more either, since the file has begun.
        if (!response.destroyed) response.destroy(error as Error);
      });
    });
  }
  return router;
}
