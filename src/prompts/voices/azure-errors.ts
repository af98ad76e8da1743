import { VoiceError, type VoiceErrorCode } from './voice.ts';

/** What Azure answers, or that it does not, as sentences that say what to do. Never with the key in them. */

const BY_STATUS: ReadonlyMap<number, readonly [VoiceErrorCode, string]> = new Map([
  [
    400,
    [
      'failed',
      'Azure did not understand the text: look for odd characters in it, or a voice it no longer has.',
    ],
  ],
  [
    401,
    ['refused', 'Azure refused the key: check AZURE_SPEECH_KEY, and that AZURE_SPEECH_REGION is its region.'],
  ],
  [
    403,
    ['refused', 'Azure does not let this key speak: check the resource and its quota in the Azure portal.'],
  ],
  [
    404,
    [
      'failed',
      'Azure has no such voice in this region: check AZURE_SPEECH_REGION, for example southeastasia.',
    ],
  ],
  [413, ['too-long', 'Azure takes no text this long: split the prompt.']],
  [
    429,
    [
      'busy',
      'Azure takes no more texts with this key for now: wait some minutes and run it again, or raise the tier.',
    ],
  ],
]);

/** @returns what an HTTP status other than success means. */
export function plainAzureStatus(status: number): VoiceError {
  const known = BY_STATUS.get(status);
  if (known !== undefined) return new VoiceError(...known);
  if (status >= 500) return new VoiceError('failed', `Azure has a fault (${status}): run it again later.`);
  return new VoiceError(
    'failed',
    'Something other than Azure answered: check the connection, and run it again.',
  );
}

/** @returns what kept an answer from coming as a VoiceError, whatever it was. */
export function plainAzureError(error: unknown): VoiceError {
  if (error instanceof VoiceError) return error;
  const { name = '', cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError' || name === 'AbortError')
    return new VoiceError('timeout', 'Azure did not answer in time: check the connection and run it again.');
  // fetch hides the reason in the cause; its own message may quote a header.
  const reason = cause?.code === undefined ? '' : ` (${cause.code})`;
  return new VoiceError(
    'failed',
    `Azure cannot be reached${reason}: check the connection and AZURE_SPEECH_REGION, and run it again.`,
  );
}
