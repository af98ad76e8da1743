import type { NumberState } from './api-types.ts';
import type { CarrierNumber } from './carrier.ts';

/** Whether a number of the carrier brings its calls to us. In: the number, and the URL of our door. */
export function numberState({ url, method, through }: CarrierNumber, voiceUrl: string): NumberState {
  if (through !== null) return through;
  if (url === '') return 'no-url';
  if (!URL.canParse(url) || new URL(url).href !== new URL(voiceUrl).href) return 'other-url';
  // By GET the caller's number would stand in the URL, and so in the logs of every proxy between.
  return method.toUpperCase() === 'POST' ? 'right' : 'other-method';
}
