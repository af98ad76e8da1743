import express, { Router } from 'express';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT, type Context } from '../context.ts';
import { TURN_DOORS } from '../providers/provider.ts';
import { sign } from '../providers/twilio/signature.ts';
import { builtPage } from './built-page.ts';
import { jsonBody } from './json-body.ts';

/** Every door of a turn, from the one list of them: what the line tells the phone to call is signed, and nothing else. */
const WEBHOOK = new RegExp(
  `^/telephony/simulator/voice(/(turns/\\d{1,6}(/(${TURN_DOORS.filter((door) => door !== 'turn').join('|')}))?|status))?$`,
);

const request = z.strictObject({
  path: z.string().regex(WEBHOOK),
  params: z.record(z.string().max(40), z.string().max(200)),
});

/**
 * The phone in the browser. The page places its webhooks itself; here they are only signed, with a token that is good
 * for the simulator's door and no other.
 */
export function phoneRoutes(context: Context): Router {
  const built = join(ROOT, 'dist/phone');
  const router = Router();
  router.post('/sign', jsonBody('8kb'), (incoming, response) => {
    const asked = request.safeParse(incoming.body);
    // Staff try drafts also where the phone is not for everybody: only they learn the number of such a line.
    const isTry = asked.success && context.tries.has(asked.data.params['To'] ?? '');
    if (!context.settings.phone && !isTry) {
      response
        .status(403)
        .json({ error: 'The phone is switched off on this line. PHONE=yes switches it on.' });
      return;
    }
    if (!asked.success) {
      response.status(400).json({ error: 'Only webhooks of the simulator are signed.' });
      return;
    }
    const { path, params } = asked.data;
    const url = `${context.settings.publicUrl}${path}`;
    response.json({ signature: sign(context.simulatorToken, { method: 'POST', url, params }) });
  });
  // Texts come to a call, and only the phone that placed it knows the call's id.
  router.get('/texts/:call', (incoming, response) => {
    response.set('Cache-Control', 'no-store').json({ texts: context.inbox.of(incoming.params.call) });
  });
  router.use(express.static(built, { index: false }));
  router.get('/', builtPage(built, 'phone'));
  return router;
}
