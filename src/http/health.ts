import { Router } from 'express';
import { apologyOf } from '../calls/apology.ts';
import type { Context } from '../context.ts';

/** `/healthz`: the process answers. `/readyz`: a call would be answered. `/metrics`: for Prometheus. */
export function healthRoutes(context: Context): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  router.get('/readyz', async (_request, response) => {
    try {
      context.store.find('readyz', 'none');
      await context.clips.make(apologyOf(context.voice));
      response.json({ ok: true });
    } catch (error) {
      context.faults.fault('readyz', error, null);
      response.status(503).json({ ok: false });
    }
  });
  router.get('/metrics', async (_request, response) => {
    response.set('Content-Type', context.metrics.registry.contentType);
    response.send(await context.metrics.registry.metrics());
  });
  return router;
}
