import { Router } from 'express';
import type { Context } from '../../context.ts';
import { changePassword } from '../../staff/account.ts';
import {
  codeRequest,
  passwordChangeRequest,
  passwordRequest,
  type MeAnswer,
  type SecondFactorAnswer,
} from '../../staff/api-types.ts';
import { confirmSecondFactor, startSecondFactor, stopSecondFactor } from '../../staff/second-factor.ts';
import { bodyOf } from '../body.ts';
import { guard, headersOf, sendCookies, sessionIdOf, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';

/** `/api/v1/me`: who I am and what I may; my password and my second factor. */
export function meRoutes(context: Context): Router {
  const { staff: ports, signIn } = context;
  const router = Router();
  router.use(guard(context), jsonBody('8kb'));
  router.get('/', (request, response) => {
    const staff = staffOf(request);
    const person = ports.people.find(staff.id);
    response.json({
      ...staff,
      username: person?.username ?? null,
      secondFactor: person?.secondFactor ?? false,
    } satisfies MeAnswer);
  });
  router.post('/password', async (request, response) => {
    const sessionId = sessionIdOf(request);
    const given = bodyOf(passwordChangeRequest, request);
    await changePassword(ports, { id: staffOf(request).id, sessionId }, given);
    response.status(204).end();
  });
  router.post('/second-factor', async (request, response) => {
    sessionIdOf(request);
    const { password } = bodyOf(passwordRequest, request);
    const { id } = staffOf(request);
    const started: SecondFactorAnswer = await startSecondFactor(
      ports,
      signIn,
      headersOf(request),
      id,
      password,
    );
    response.json(started);
  });
  router.post('/second-factor/confirm', async (request, response) => {
    sessionIdOf(request);
    const { code } = bodyOf(codeRequest, request);
    const { id } = staffOf(request);
    sendCookies(response, await confirmSecondFactor(ports, signIn, headersOf(request), id, code));
    response.status(204).end();
  });
  router.delete('/second-factor', async (request, response) => {
    sessionIdOf(request);
    const { password } = bodyOf(passwordRequest, request);
    const { id } = staffOf(request);
    sendCookies(response, await stopSecondFactor(ports, signIn, headersOf(request), id, password));
    response.status(204).end();
  });
  return router;
}
