import type fc from 'fast-check';
import type { RawRequest } from '../../support/raw-http.ts';
import { factFile, flowFile, tus, upload } from './files.ts';
import type { Ground } from './ground.ts';
import { api, media, webhook } from './requests.ts';

/** By name: what is sent there, and how often among a hundred. Files cost a hundred times as much as a webhook. */
export const fuzzDoors = (
  ground: Ground,
): Record<string, { weight: number; requests: fc.Arbitrary<RawRequest> }> => ({
  webhooks: { weight: 45, requests: webhook(ground) },
  api: { weight: 30, requests: api(ground) },
  paths: { weight: 18, requests: media },
  tus: { weight: 3, requests: tus(ground) },
  facts: { weight: 2, requests: factFile(ground) },
  flows: { weight: 1, requests: flowFile(ground) },
  uploads: { weight: 1, requests: upload(ground) },
});
