import { Router } from 'express';
import type { Context } from '../../context.ts';
import { signInWithCode, signInWithPassword } from '../../staff/account.ts';
import { codeRequest, signInRequest, type SignInAnswer } from '../../staff/api-types.ts';
import { addressLimit } from '../address-limit.ts';
import { bodyOf } from '../body.ts';
import { headersOf, sendCookies } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import { sameOriginOnly } from '../same-origin.ts';

/** `/api/v1/auth`: in with name and password, then with a code where a second factor is set up, and out again. */
export function signInRoutes(context: Context): Router {
  const router = Router();
  const limit = addressLimit(context);
  router.use(sameOriginOnly(context), jsonBody('8kb'), (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.post('/sign-in', limit, async (request, response) => {
    const given = bodyOf(signInRequest, request);
    const answer = await signInWithPassword(context.staff, context.signIn, headersOf(request), given);
    sendCookies(response, answer.cookies);
    response.json({ needsCode: answer.needsCode } satisfies SignInAnswer);
  });
  router.post('/second-factor', limit, async (request, response) => {
    const { code } = bodyOf(codeRequest, request);
    const answer = await signInWithCode(context.staff, context.signIn, headersOf(request), code);
    sendCookies(response, answer.cookies);
    response.json({ needsCode: false } satisfies SignInAnswer);
  });
  router.post('/sign-out', async (request, response) => {
    sendCookies(response, await context.signIn.signOut(headersOf(request)));
    response.status(204).end();
  });
  return router;
}
