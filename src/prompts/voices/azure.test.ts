import { describe, expect, it } from 'vitest';
import { azureWith, pcmTone } from '../../../tests/support/fake-clouds.ts';
import { AZURE_MAN } from './azure.ts';

const spoken = (): Response => new Response(pcmTone(), { headers: { 'content-type': 'audio/basic' } });
const status = (code: number) => (): Response =>
  new Response('<html>key a-test-key</html>', { status: code });

describe('Azure', () => {
  it('gets the request that its REST API describes', async () => {
    const { voice, requests } = azureWith(spoken);
    await voice.speak('សួស្តី <b> & "ជា"\u0007', 'km');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      url: 'https://southeastasia.tts.speech.microsoft.com/cognitiveservices/v1',
      init: {
        method: 'POST',
        redirect: 'error',
        headers: {
          'Ocp-Apim-Subscription-Key': 'a-test-key',
          'Content-Type': 'application/ssml+xml; charset=utf-8',
          'X-Microsoft-OutputFormat': 'raw-8khz-16bit-mono-pcm',
          'User-Agent': 'sdap',
        },
        body:
          '<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="km-KH">' +
          '<voice name="km-KH-SreymomNeural">សួស្តី &lt;b&gt; &amp; &quot;ជា&quot; </voice></speak>',
      },
    });
    expect(requests[0]?.init.signal).toBeInstanceOf(AbortSignal);
  });

  it('speaks with a man on request, and names who spoke', async () => {
    const { voice, requests } = azureWith(spoken, { speakers: AZURE_MAN });
    await voice.speak('សួស្តី', 'km');
    await voice.speak('Hello', 'en');
    expect(requests[0]?.init.body).toContain('km-KH-PisethNeural');
    expect(requests[1]?.init.body).toContain('xml:lang="en-GB"><voice name="en-GB-RyanNeural">Hello<');
    expect(voice.speakerOf('km')).toBe('draft voice (Azure, km-KH-PisethNeural)');
  });

  it.each([
    [{ key: '', region: undefined }, 'set AZURE_SPEECH_KEY and AZURE_SPEECH_REGION.'],
    [{ key: undefined }, 'set AZURE_SPEECH_KEY.'],
    [{ region: ' ' }, 'set AZURE_SPEECH_REGION.'],
    [{ region: 'evil.example/?' }, 'AZURE_SPEECH_REGION must be a region'],
    [{ key: 'two\nlines' }, 'AZURE_SPEECH_KEY must be the key'],
  ])('says which setting is missing or wrong: %j', (settings, sentence) => {
    expect(() => azureWith(spoken, settings)).toThrow(sentence);
  });

  it('waits and asks again when it asked too often, and gives up at last', async () => {
    const slow = azureWith((call) => (call < 3 ? status(429)() : spoken()));
    expect((await slow.voice.speak('Hello', 'en')).length).toBeGreaterThan(0);
    expect(slow.waits).toEqual([10, 30]);
    const never = azureWith(status(429));
    await expect(never.voice.speak('Hello', 'en')).rejects.toMatchObject({ code: 'busy' });
    expect(never.requests).toHaveLength(4);
  });

  it.each([
    [400, 'failed', 'did not understand'],
    [401, 'refused', 'AZURE_SPEECH_KEY'],
    [403, 'refused', 'portal'],
    [404, 'failed', 'AZURE_SPEECH_REGION'],
    [413, 'too-long', 'split'],
    [500, 'failed', 'later'],
    [302, 'failed', 'other than Azure'],
  ])('says plainly what status %i means, without the key', async (code, kind, word) => {
    const failure: unknown = await azureWith(status(code))
      .voice.speak('Hello', 'en')
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: 'VoiceError',
      code: kind,
      message: expect.stringContaining(word) as string,
    });
    expect(String(failure)).not.toContain('a-test-key');
  });

  it('takes no web page for speech', async () => {
    const page = azureWith(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }));
    await expect(page.voice.speak('Hello', 'en')).rejects.toThrow('Something other than Azure answered');
  });

  it('says that it is not reached, or not in time', async () => {
    const gone = azureWith(() => {
      throw new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } });
    });
    await expect(gone.voice.speak('Hello', 'en')).rejects.toThrow('Azure cannot be reached (ENOTFOUND)');
    const late = azureWith(() => {
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    });
    await expect(late.voice.speak('Hello', 'en')).rejects.toMatchObject({ code: 'timeout' });
  });
});
