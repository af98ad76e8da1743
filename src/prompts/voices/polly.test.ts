import { afterEach, describe, expect, it, vi } from 'vitest';
import { PollyClient } from '@aws-sdk/client-polly';
import { pcmTone, pollyWith } from '../../../tests/support/fake-clouds.ts';
import { pollyVoice } from './polly.ts';

const fault = (name: string, message = 'for developers', more = {}): Error =>
  Object.assign(new Error(message), { name, ...more });

async function failureWith(error: Error): Promise<unknown> {
  const { voice } = pollyWith(() => Promise.reject(error));
  return voice.speak('Hello', 'en').catch((failure: unknown) => failure);
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('Amazon Polly', () => {
  it('is asked for the sound of a telephone, by a neural voice', async () => {
    const { voice, requests } = pollyWith(() => pcmTone());
    await voice.speak('Press <1> & wait', 'en');
    expect(requests).toEqual([
      {
        VoiceId: 'Amy',
        Engine: 'neural',
        LanguageCode: 'en-GB',
        OutputFormat: 'pcm',
        SampleRate: '8000',
        TextType: 'text',
        Text: 'Press <1> & wait',
      },
    ]);
    expect(voice.speakerOf('en')).toBe('draft voice (Amazon Polly, Amy)');
  });

  it('has no Khmer, says so, and is not asked', async () => {
    const { voice, requests } = pollyWith(() => pcmTone());
    expect(voice.speaks('km')).toBe(false);
    await expect(voice.speak('សួស្តី', 'km')).rejects.toThrow(
      'Amazon Polly has no Khmer voice; make Khmer drafts with --voice espeak',
    );
    expect(requests).toEqual([]);
  });

  it.each([
    [fault('CredentialsProviderError'), 'missing-setting', 'AWS_ACCESS_KEY_ID'],
    [fault('Error', 'Region is missing'), 'missing-setting', 'AWS_REGION'],
    [fault('AccessDeniedException'), 'refused', 'polly:SynthesizeSpeech'],
    [fault('UnrecognizedClientException'), 'refused', 'keys'],
    [fault('ThrottlingException'), 'busy', 'wait'],
    [fault('ServiceQuotaExceededException'), 'busy', 'wait'],
    [fault('TextLengthExceededException'), 'too-long', 'split'],
    [fault('EngineNotSupportedException'), 'failed', 'AWS_REGION'],
    [fault('AbortError'), 'timeout', 'in time'],
    [fault('Error', 'getaddrinfo', { code: 'ENOTFOUND' }), 'failed', 'cannot be reached'],
    [fault('ServiceFailureException'), 'failed', 'ServiceFailureException'],
  ])('says plainly what %s means', async (error, code, word) => {
    expect(await failureWith(error)).toMatchObject({
      code,
      message: expect.stringContaining(word) as string,
    });
  });

  it('does not wait for ever, not even for the end of an answer that began', async () => {
    const { voice } = pollyWith(() => new Promise(() => undefined), 50);
    await expect(voice.speak('Hello', 'en')).rejects.toMatchObject({ code: 'timeout' });
  });

  it('calls a silent answer silent', async () => {
    const { voice } = pollyWith(() => new Uint8Array(8000));
    await expect(voice.speak('Hello', 'en')).rejects.toMatchObject({ code: 'nothing-to-say' });
  });
});

describe('the real client of the AWS SDK', () => {
  const withoutAccount = (): void => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE', 'AWS_REGION'])
      vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere');
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  };

  it('finds no region, and the sentence names the setting', async () => {
    withoutAccount();
    await expect(pollyVoice(new PollyClient()).speak('Hello', 'en')).rejects.toMatchObject({
      code: 'missing-setting',
      message: expect.stringContaining('AWS_REGION') as string,
    });
  });

  it('finds no credentials, and the sentence names the settings', async () => {
    withoutAccount();
    vi.stubEnv('AWS_REGION', 'ap-southeast-1');
    await expect(pollyVoice(new PollyClient()).speak('Hello', 'en')).rejects.toMatchObject({
      code: 'missing-setting',
      message: expect.stringContaining('AWS_ACCESS_KEY_ID') as string,
    });
  });
});
