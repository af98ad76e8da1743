import { Router } from 'express';
import type { Context } from '../context.ts';
import { apiErrors, noSuchDoor } from './api-errors.ts';
import { flowErrors } from './flows/errors.ts';
import { flowFileRoutes } from './flows/files.ts';
import { flowRoutes } from './flows/flows.ts';
import { releaseRoutes } from './flows/releases.ts';
import { factRoutes } from './facts/facts.ts';
import { placeRoutes } from './facts/places.ts';
import { caseRoutes } from './cases.ts';
import { clipRoutes } from './prompts/clips.ts';
import { promptErrors } from './prompts/errors.ts';
import { promptRoutes } from './prompts/prompts.ts';
import { recordingImportRoutes } from './prompts/recording-imports.ts';
import { scriptRoutes } from './prompts/script.ts';
import { requestsRoutes } from './requests-api.ts';
import { auditRoutes, districtRoutes } from './staff/audit-log.ts';
import { keyRoutes } from './staff/keys.ts';
import { meRoutes } from './staff/me.ts';
import { signInRoutes } from './staff/sign-in.ts';
import { userRoutes } from './staff/users.ts';
import { utteranceRoutes } from './utterances.ts';

/** `/api/v1`. Whatever is not for everyone stands behind a guard of its own. */
export function apiRoutes(context: Context): Router {
  const router = Router();
  router.use('/utterances', utteranceRoutes(context));
  router.use('/auth', signInRoutes(context));
  router.use('/me', meRoutes(context));
  router.use('/users', userRoutes(context));
  router.use('/api-keys', keyRoutes(context));
  router.use('/audit-log', auditRoutes(context));
  router.use('/districts', districtRoutes(context));
  router.use('/cases', caseRoutes(context));
  router.use('/recording-imports', recordingImportRoutes(context));
  router.use('/flows', flowRoutes(context), flowFileRoutes(context));
  router.use('/releases', releaseRoutes(context));
  router.use('/requests', requestsRoutes(context));
  router.use('/facts', factRoutes(context));
  router.use('/places', placeRoutes(context));
  router.use(promptRoutes(context), clipRoutes(context), scriptRoutes(context));
  router.use(noSuchDoor);
  router.use(flowErrors);
  router.use(promptErrors);
  router.use(apiErrors);
  return router;
}
