import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { Router, type Request } from 'express';
import { dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import type { Context } from '../../context.ts';
import {
  exportFile,
  exportFilterQuery,
  formatsOf,
  newExportRequest,
  type ExportsAnswer,
  type NewExportRequest,
  type OneExportAnswer,
} from '../../exports/api-types.ts';
import { exportContent, typeOf } from '../../exports/export-content.ts';
import { filterOf } from '../../exports/exported-table.ts';
import { bodyOf, queryOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import { sendFile } from '../send-table.ts';
import { wholeCountry } from '../whole-country.ts';
import { Refusal } from '../../staff/refusal.ts';

/**
 * `/api/v1/exports`: what callers did, as files, for those who may read about calls. `/:table.:format` streams one at
 * once; what is posted is made in the background and kept for a day, and its download goes on after a break (Range).
 */
export function exportRoutes(context: Context): Router {
  const { exports: files } = context;
  const router = Router();
  router.use(guard(context, 'calls:read'), wholeCountry);
  router.get('/', (request, response) => {
    response.json({ exports: files.of(staffOf(request).id) } satisfies ExportsAnswer);
  });
  router.post('/', jsonBody('8kb'), (request, response) => {
    const wish = bodyOf(newExportRequest, request);
    const made = files.make(wish, staffOf(request).id);
    noteExport(context, request, wish);
    response.status(201).json({ export: made } satisfies OneExportAnswer);
  });
  router.get('/:table.:format', async (request, response) => {
    const { table, format, ...wish } = wishOf(request);
    const filter = await filterOf(context.analyst, wish, dayInPhnomPenh(context.clock.now()));
    noteExport(context, request, { table, format, ...wish });
    const key = randomBytes(32).toString('hex');
    const now = context.clock.now();
    const { name, stream } = await exportContent(context.analyst, { table, format }, filter, { key, now });
    await sendFile(response, { name: `${name}.${format}`, type: typeOf(format), stream });
  });
  router.get('/:id', (request, response) => {
    const { id } = staffOf(request);
    response.json({ export: files.find(request.params.id, id) } satisfies OneExportAnswer);
  });
  router.get('/:id/file', (request, response, next) => {
    const { id } = staffOf(request);
    const path = files.path(request.params.id, id);
    const { wish } = files.find(request.params.id, id);
    response.attachment(`${wish.table}.${wish.format}`).type(typeOf(wish.format));
    response.sendFile(basename(path), { root: dirname(path), cacheControl: false, dotfiles: 'allow' }, next);
  });
  router.delete('/:id', async (request, response) => {
    await files.remove(request.params.id, staffOf(request).id);
    response.status(204).end();
  });
  return router;
}

/** The table and the format of the address, and what stands behind its question mark. */
function wishOf(request: Request<{ table: string; format: string }>): NewExportRequest {
  const { table, format } = request.params;
  const read = exportFile.safeParse({ table, format });
  if (!read.success || !formatsOf(read.data.table).includes(read.data.format))
    throw new Refusal('not-found', `There is no export ${table}.${format}. See /api/openapi.json.`);
  return { ...read.data, ...queryOf(exportFilterQuery, request) };
}

/** Who took what out of the house is written down. */
function noteExport({ staff }: Context, request: Request, { table, ...after }: NewExportRequest): void {
  const { kind, id, name } = staffOf(request);
  staff.transaction(() =>
    staff.audit.record({
      actor: { kind, id, name },
      action: 'export.made',
      subject: { kind: 'export', id: table },
      after,
    }),
  );
}
