import type { SynthesizeSpeechCommandInput } from '@aws-sdk/client-polly';
import { AZURE_WOMAN, azureVoice, type AzureVoice } from '../../src/prompts/voices/azure.ts';
import { pollyVoice } from '../../src/prompts/voices/polly.ts';
import type { DraftVoice } from '../../src/prompts/voices/voice.ts';

/** Clouds that speak, played inside the process: no test needs a network or an account. */

/** What a cloud answers: 0.6 s of sound between silences, 8 kHz 16 bit little-endian without a header. */
export function pcmTone(amplitude = 900): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(8000 * 2));
  for (let at = 1600; at < 6400; at += 1)
    bytes.setInt16(at * 2, Math.round(amplitude * Math.sin((2 * Math.PI * 300 * at) / 8000)), true);
  return new Uint8Array(bytes.buffer);
}

/** Amazon Polly with a client that answers with these bytes, or throws. */
export function pollyWith(
  speak: () => Uint8Array | Promise<Uint8Array>,
  longestWaitMs?: number,
): { voice: DraftVoice; requests: SynthesizeSpeechCommandInput[] } {
  const requests: SynthesizeSpeechCommandInput[] = [];
  const voice = pollyVoice(
    {
      send: async ({ input }) => {
        requests.push(input);
        const bytes = await speak();
        return { AudioStream: { transformToByteArray: () => Promise.resolve(bytes) } };
      },
    },
    longestWaitMs,
  );
  return { voice, requests };
}

/** Azure behind a fetch that answers like this, or throws; `waits` are the seconds that it would have waited. */
export function azureWith(
  answer: (call: number) => Response | Promise<Response>,
  settings: Partial<AzureVoice> = {},
): { voice: DraftVoice; requests: { url: string; init: RequestInit }[]; waits: number[] } {
  const requests: { url: string; init: RequestInit }[] = [];
  const waits: number[] = [];
  const voice = azureVoice({
    key: 'a-test-key',
    region: 'southeastasia',
    speakers: AZURE_WOMAN,
    fetch: async (url, init = {}) => {
      requests.push({ url: url instanceof Request ? url.url : String(url), init });
      return answer(requests.length);
    },
    wait: (seconds) => Promise.resolve(void waits.push(seconds)),
    ...settings,
  });
  return { voice, requests, waits };
}
