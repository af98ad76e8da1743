import { Router } from 'express';
import type { Context } from '../../context.ts';
import { auditQuery, type AuditAnswer, type DistrictsAnswer } from '../../staff/api-types.ts';
import { queryOf } from '../body.ts';
import { guard } from '../guard.ts';

/** `/api/v1/audit-log`, for administrators: who did what, the newest first, a page at a time. */
export function auditRoutes(context: Context): Router {
  const router = Router();
  router.get('/', guard(context, 'audit:read'), (request, response) => {
    const { limit, before } = queryOf(auditQuery, request);
    const entries = context.audit.page(limit + 1, before);
    const shown = entries.slice(0, limit);
    const next = entries.length > limit ? (shown.at(-1)?.id ?? null) : null;
    response.json({ entries: shown, next } satisfies AuditAnswer);
  });
  return router;
}

/** `/api/v1/districts`, for everyone on the staff: what districts may be chosen from. */
export function districtRoutes(context: Context): Router {
  const router = Router();
  router.get('/', guard(context), (_request, response) => {
    response.json({ districts: context.staff.districts() } satisfies DistrictsAnswer);
  });
  return router;
}
