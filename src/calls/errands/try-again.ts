import { ProviderError, type Errand } from '../outgoing-ports.ts';
import type { ErrandEnd } from './errand-ports.ts';

/** Most files are ready within seconds; after that it is the provider's trouble, which may take hours. */
const SOON_MS = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000];
const LATER_MS = 10 * 60_000;
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;

/** What to do about an errand that failed. In: the errand as it was begun, the error, the time. */
export function tryAgain(errand: Errand, error: unknown, now: number): ErrandEnd {
  const why = error instanceof Error ? error.message : String(error);
  // What is no answer of the provider is a fault of ours, which a later version may have mended.
  const isHopeless = error instanceof ProviderError && !error.retry;
  if (isHopeless || now - errand.madeAt >= GIVE_UP_AFTER_MS) return { end: 'given-up', why };
  return { end: 'later', ms: SOON_MS[errand.tries] ?? LATER_MS, why };
}
