import { Router } from 'express';
import type { Context } from '../../context.ts';
import { makeKey, revokeKey } from '../../staff/api-keys.ts';
import { newKeyRequest, type KeyAnswer, type KeysAnswer, type NewKeyAnswer } from '../../staff/api-types.ts';
import { bodyOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';

/** `/api/v1/api-keys`, for administrators: keys of offices and scripts. */
export function keyRoutes(context: Context): Router {
  const ports = context.staff;
  const router = Router();
  router.use(guard(context, 'keys:write'), jsonBody('32kb'));
  router.get('/', (_request, response) => {
    response.json({ keys: ports.keys.all() } satisfies KeysAnswer);
  });
  router.post('/', (request, response) => {
    const made: NewKeyAnswer = makeKey(ports, staffOf(request), bodyOf(newKeyRequest, request));
    response.status(201).json(made);
  });
  router.delete('/:id', (request, response) => {
    response.json({ key: revokeKey(ports, staffOf(request), request.params.id) } satisfies KeyAnswer);
  });
  return router;
}
