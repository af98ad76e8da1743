import { Router } from 'express';
import type { Context } from '../../context.ts';
import {
  newUserRequest,
  userChangeRequest,
  type NewUserAnswer,
  type PasswordAnswer,
  type UserAnswer,
  type UsersAnswer,
} from '../../staff/api-types.ts';
import { addPerson, changePerson, removeSecondFactor, resetPassword } from '../../staff/people.ts';
import { bodyOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';

/** `/api/v1/users`, for administrators: who may sign in, and as what. */
export function userRoutes(context: Context): Router {
  const ports = context.staff;
  const router = Router();
  router.use(guard(context, 'users:write'), jsonBody('32kb'));
  router.get('/', (_request, response) => {
    response.json({ users: ports.people.all() } satisfies UsersAnswer);
  });
  router.post('/', async (request, response) => {
    const { person, password } = await addPerson(ports, staffOf(request), bodyOf(newUserRequest, request));
    response.status(201).json({ user: person, password } satisfies NewUserAnswer);
  });
  router.patch('/:id', (request, response) => {
    const change = bodyOf(userChangeRequest, request);
    response.json({
      user: changePerson(ports, staffOf(request), request.params.id, change),
    } satisfies UserAnswer);
  });
  router.post('/:id/password', async (request, response) => {
    const password = await resetPassword(ports, staffOf(request), request.params.id);
    response.json({ password } satisfies PasswordAnswer);
  });
  router.delete('/:id/second-factor', (request, response) => {
    removeSecondFactor(ports, staffOf(request), request.params.id);
    response.status(204).end();
  });
  return router;
}
