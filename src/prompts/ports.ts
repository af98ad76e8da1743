import type { Utterance } from '../calls/ports.ts';

/** What was said, found again by the hash in a clip's URL. */
export interface UtteranceStore {
  find(hash: string): Utterance | undefined;
}
