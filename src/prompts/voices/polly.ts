import { SynthesizeSpeechCommand, type SynthesizeSpeechCommandInput } from '@aws-sdk/client-polly';
import { SAMPLE_RATE } from '../audio/wav.ts';
import { checkText, houseClip } from './house-clip.ts';
import { plainPollyError } from './polly-errors.ts';
import { type DraftLanguage, type DraftVoice, VoiceError, inManner } from './voice.ts';

/** Amazon Polly. Never on the path of a call: only src/cli and this folder may import this file. */

/** The part of the PollyClient that is used; tests put their own in its place. */
export interface PollySender {
  send(command: SynthesizeSpeechCommand, options: { abortSignal: AbortSignal }): Promise<PollyAnswer>;
}

interface PollyAnswer {
  readonly AudioStream?: { transformToByteArray(): Promise<Uint8Array> } | undefined;
}

/** Amy: a British woman's voice, as the English of the other drafts is British, too. */
const SPEAKERS: Readonly<
  Partial<Record<DraftLanguage, Pick<SynthesizeSpeechCommandInput, 'VoiceId' | 'Engine' | 'LanguageCode'>>>
> = { en: { VoiceId: 'Amy', Engine: 'neural', LanguageCode: 'en-GB' } };

const NO_KHMER =
  'Amazon Polly has no Khmer voice; make Khmer drafts with --voice espeak (offline) or --voice azure (an Azure key).';

const LONGEST_WAIT_MS = 20_000;

function requestFor(text: string, language: DraftLanguage): SynthesizeSpeechCommandInput {
  const speaker = SPEAKERS[language];
  if (speaker === undefined) throw new VoiceError('no-such-language', NO_KHMER);
  // Headerless 16 bit little-endian; Polly brings it to the telephone's rate itself.
  return { ...speaker, OutputFormat: 'pcm', SampleRate: String(SAMPLE_RATE), TextType: 'text', Text: text };
}

/** The SDK minds the signal until the answer begins; the race covers its body as well. */
async function withinTime<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(milliseconds);
  const tooLate = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([work(signal), tooLate]);
}

/**
 * @param client a PollyClient; its own chain finds the credentials and AWS_REGION
 * @param longestWaitMs for one clip, with the SDK's own repetitions
 */
export function pollyVoice(client: PollySender, longestWaitMs = LONGEST_WAIT_MS): DraftVoice {
  const ask = async (request: SynthesizeSpeechCommandInput): Promise<Uint8Array> =>
    withinTime(longestWaitMs, async (abortSignal) => {
      const answer = await client.send(new SynthesizeSpeechCommand(request), { abortSignal });
      return (await answer.AudioStream?.transformToByteArray()) ?? new Uint8Array(0);
    });
  return {
    name: 'Amazon Polly',
    speaks: (language) => SPEAKERS[language] !== undefined,
    speakerOf: (language) => `draft voice (Amazon Polly, ${requestFor('', language).VoiceId})`,
    speak: async (text, language, manner) => {
      const request = requestFor(inManner(text, manner), language);
      checkText(text);
      const pcm = await ask(request).catch((error: unknown) => {
        throw plainPollyError(error);
      });
      return houseClip(pcm, text);
    },
  };
}
