import { Router } from 'express';
import type { Context } from '../context.ts';

/** What the phone in the browser asks for. The hash is known only to who was sent the clip. */
export function utteranceRoutes(context: Context): Router {
  const router = Router();
  router.get('/:hash', (request, response) => {
    const utterance = context.utterances.find(request.params.hash);
    if (!utterance) {
      response.status(404).json({ error: 'There is no such utterance.' });
      return;
    }
    response.json(utterance);
  });
  return router;
}
