import { VoiceError, type VoiceErrorCode } from './voice.ts';

/** What the AWS SDK throws, as sentences that say what to do. It names its errors; messages are for developers. */

const PLAIN: readonly { readonly names: RegExp; readonly code: VoiceErrorCode; readonly message: string }[] =
  [
    {
      names: /^(CredentialsProviderError|MissingAuthenticationToken\w*)$/,
      code: 'missing-setting',
      message:
        'Amazon Polly needs an AWS account: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with the aws command.',
    },
    {
      names:
        /^(AccessDenied\w*|UnrecognizedClient\w*|InvalidClientTokenId\w*|InvalidSignature\w*|SignatureDoesNotMatch|ExpiredToken\w*|IncompleteSignature\w*|RequestExpired|RequestTimeTooSkewed)$/,
      code: 'refused',
      message:
        'Amazon Polly refused the AWS keys: check that they are right and not expired, that they allow polly:SynthesizeSpeech, and that the clock of this computer is right.',
    },
    {
      names:
        /^(Throttl\w*|TooManyRequests\w*|ServiceQuotaExceeded\w*|RequestLimitExceeded|LimitExceeded\w*)$/,
      code: 'busy',
      message:
        'Amazon Polly takes no more texts from this account for now: wait some minutes and run it again.',
    },
    {
      names: /^TextLengthExceeded\w*$/,
      code: 'too-long',
      message: 'Amazon Polly takes no text this long: split the prompt.',
    },
    {
      names: /^(EngineNotSupported\w*|LanguageNotSupported\w*)$/,
      code: 'failed',
      message:
        'Amazon Polly does not have this voice in the region of AWS_REGION: take another one, such as ap-southeast-1.',
    },
    {
      names: /^(TimeoutError|AbortError|RequestTimeout\w*)$/,
      code: 'timeout',
      message: 'Amazon Polly did not answer in time: check the connection and run it again.',
    },
    {
      names: /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|EPIPE)$/,
      code: 'failed',
      message: 'Amazon Polly cannot be reached: check the connection and AWS_REGION, and run it again.',
    },
  ];

const NO_REGION =
  'Amazon Polly needs to know where: set AWS_REGION, for example to ap-southeast-1 (Singapore).';

/** @returns what went wrong as a VoiceError, whatever it was. */
export function plainPollyError(error: unknown): VoiceError {
  const { name = '', code = '', message = '' } = error as { name?: string; code?: string; message?: string };
  // The one error that the SDK does not name.
  if (message === 'Region is missing') return new VoiceError('missing-setting', NO_REGION);
  // The code tells more than the name where the connection failed.
  const known = PLAIN.find(({ names }) => names.test(code)) ?? PLAIN.find(({ names }) => names.test(name));
  if (known !== undefined) return new VoiceError(known.code, known.message);
  return new VoiceError(
    'failed',
    `Amazon Polly failed (${name || 'unknown'}: ${message}); run it again later.`,
  );
}
