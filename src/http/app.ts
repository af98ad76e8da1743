import type { RequestListener } from 'node:http';
import express, { type Express } from 'express';
import type { Context } from '../context.ts';
import { apiRoutes } from './api.ts';
import { consoleRoutes } from './console.ts';
import { lastResort } from './errors.ts';
import { descriptionRoutes } from './description/routes.ts';
import { healthRoutes } from './health.ts';
import { mediaRoutes } from './media.ts';
import { openRoutes } from './open.ts';
import { phoneRoutes } from './phone.ts';
import { noSlowBodies } from './slow-bodies.ts';
import { withSafetyHeaders } from './safety-headers.ts';
import { telephonyDoors } from './telephony.ts';

const FOR_CARRIERS = /^(?:https?:\/\/[^/?#]*)?\/telephony(?:[/?#]|$)/i;

/**
 * Every door of the line. Those for carriers come before Express: to go through it would make a turn a tenth dearer.
 * In: how long a small body may take, for tests.
 */
export function createApp(context: Context, patienceMs?: number): RequestListener {
  const pages = createPages(context, patienceMs);
  const inTime = noSlowBodies(patienceMs);
  const carriers = telephonyDoors(context);
  return (request, response) => {
    if (FOR_CARRIERS.test(request.url ?? '')) inTime(request, response, () => carriers(request, response));
    else pages(request, response);
  };
}

/** The doors for everybody but carriers. */
export function createPages(context: Context, patienceMs?: number): Express {
  const app = express();
  app.disable('x-powered-by');
  // A proxy on this machine or in its own network tells whose sign-ins are counted; nobody else is believed.
  app.set('trust proxy', ['loopback', 'uniquelocal']);
  app.use(withSafetyHeaders(context));
  app.use(['/phone', '/api/v1/auth'], noSlowBodies(patienceMs));
  app.use('/media', mediaRoutes(context));
  app.use('/api/v1', apiRoutes(context));
  app.use('/api', descriptionRoutes(context));
  app.use('/phone', phoneRoutes(context));
  app.use('/console', consoleRoutes());
  app.use('/open', openRoutes(context));
  app.use(healthRoutes(context));
  app.get('/', (_request, response) => {
    response.redirect('/phone');
  });
  // Express would answer with a page and a policy of its own.
  app.use((_request, response) => {
    response.status(404).json({ error: 'There is nothing at this address.' });
  });
  app.use(lastResort(context));
  return app;
}
