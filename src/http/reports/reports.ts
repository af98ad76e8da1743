import { Router } from 'express';
import type { LogSpanAnswer } from '../../analytics/api-types.ts';
import type { Context } from '../../context.ts';
import { guard } from '../guard.ts';

/** `/api/v1/reports`: what callers did, for those who may read about calls. */
export function reportRoutes(context: Context): Router {
  const router = Router();
  router.use(guard(context, 'calls:read'));
  router.get('/span', async (_request, response) => {
    response.json({ span: await context.analyst.ask('logSpan', {}) } satisfies LogSpanAnswer);
  });
  return router;
}
