import { Router } from 'express';
import type { Context } from '../context.ts';

/** `/healthz`: the process answers. `/readyz`: a call would be answered. `/metrics`: for Prometheus. */
export function healthRoutes(context: Context): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  router.get('/readyz', async (_request, response) => {
    const why = await context.health.unready();
    response
      .status(why === null ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(why === null ? { ok: true } : { ok: false, why });
  });
  router.get('/metrics', async (_request, response) => {
    response.set('Content-Type', context.metrics.registry.contentType);
    response.send(await context.metrics.registry.metrics());
  });
  return router;
}
