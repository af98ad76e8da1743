import { plainAzureError, plainAzureStatus } from './azure-errors.ts';
import { ssml } from './azure-ssml.ts';
import { checkText, houseClip } from './house-clip.ts';
import { type DraftLanguage, type DraftVoice, VoiceError, inManner } from './voice.ts';

/** Azure's voices over their REST API. Never on the path of a call: only src/cli and this folder may import this file. */

/** How the speaker of each language is named at Azure. */
type Speakers = Readonly<Record<DraftLanguage, string>>;

/** Callers listen best to a natural woman's voice, so Sreymom comes first; Piseth is there to compare. */
export const AZURE_WOMAN: Speakers = { km: 'km-KH-SreymomNeural', en: 'en-GB-SoniaNeural' };
export const AZURE_MAN: Speakers = { km: 'km-KH-PisethNeural', en: 'en-GB-RyanNeural' };

export interface AzureVoice {
  /** AZURE_SPEECH_KEY and AZURE_SPEECH_REGION as they are set; empty or missing gets a sentence, not a request. */
  readonly key: string | undefined;
  readonly region: string | undefined;
  readonly speakers: Speakers;
  readonly fetch: typeof fetch;
  /** Waits before asking again; tests do not wait. */
  readonly wait: (seconds: number) => Promise<void>;
}

const LONGEST_WAIT_MS = 20_000;
/** The free tier takes 20 texts a minute: asked too often, the line waits instead of giving up. */
const PATIENCE_SECONDS: readonly number[] = [10, 30, 60];
const TOO_MANY_REQUESTS = 429;

/** @throws VoiceError missing-setting. The key and the region go into a header and an address, so their form is checked. */
function addressAndKey({ key = '', region = '' }: AzureVoice): { address: string; key: string } {
  const missing = Object.entries({ AZURE_SPEECH_KEY: key, AZURE_SPEECH_REGION: region })
    .filter(([, value]) => value.trim() === '')
    .map(([name]) => name);
  if (missing.length > 0)
    throw new VoiceError(
      'missing-setting',
      `Azure needs a key of a Speech resource and its region: set ${missing.join(' and ')}.`,
    );
  if (!/^[a-z0-9]+$/.test(region.trim()))
    throw new VoiceError('missing-setting', 'AZURE_SPEECH_REGION must be a region such as southeastasia.');
  if (!/^[\x21-\x7e]+$/.test(key.trim()))
    throw new VoiceError('missing-setting', 'AZURE_SPEECH_KEY must be the key as the Azure portal shows it.');
  const address = `https://${region.trim()}.tts.speech.microsoft.com/cognitiveservices/v1`;
  return { address, key: key.trim() };
}

/**
 * @throws VoiceError missing-setting at once, so that nothing is begun without a key
 */
export function azureVoice(voice: AzureVoice): DraftVoice {
  const { address, key } = addressAndKey(voice);
  const headers = {
    'Ocp-Apim-Subscription-Key': key,
    'Content-Type': 'application/ssml+xml; charset=utf-8',
    'X-Microsoft-OutputFormat': 'raw-8khz-16bit-mono-pcm',
    'User-Agent': 'sdap',
  };

  const ask = async (body: string): Promise<Response> =>
    // A redirect would carry the key to another host.
    voice.fetch(address, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });

  const askPatiently = async (body: string): Promise<Uint8Array> => {
    let response = await ask(body);
    for (const seconds of PATIENCE_SECONDS) {
      if (response.status !== TOO_MANY_REQUESTS) break;
      await voice.wait(seconds);
      response = await ask(body);
    }
    if (!response.ok) throw plainAzureStatus(response.status);
    // A hotel's or an office's sign-in page is no speech.
    if (response.headers.get('content-type')?.startsWith('text/') === true) throw plainAzureStatus(0);
    return new Uint8Array(await response.arrayBuffer());
  };

  return {
    name: 'Azure',
    speaks: () => true,
    speakerOf: (language) => `draft voice (Azure, ${voice.speakers[language]})`,
    speak: async (text, language, manner) => {
      checkText(text);
      const pcm = await askPatiently(ssml(inManner(text, manner), voice.speakers[language])).catch(
        (error: unknown) => {
          throw plainAzureError(error);
        },
      );
      return houseClip(pcm, text);
    },
  };
}
