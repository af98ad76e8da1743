import { setTimeout as delay } from 'node:timers/promises';
import type { DraftVoice } from './voice.ts';

/** The voices that can be asked for. Only src/cli may import this file: see voice.ts. */

export const VOICE_NAMES = ['espeak', 'polly', 'azure', 'azure-man'] as const;
export type VoiceName = (typeof VOICE_NAMES)[number];

/** @returns whether it is the name of a voice. */
export function isVoiceName(name: string): name is VoiceName {
  return (VOICE_NAMES as readonly string[]).includes(name);
}

/**
 * The SDK of a cloud is loaded only when that cloud is asked for: it takes a while.
 * @param environment where the key and the region of Azure are; the AWS SDK looks for its own
 * @throws VoiceError missing-setting
 */
export async function voiceByName(
  name: VoiceName,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<DraftVoice> {
  switch (name) {
    case 'espeak':
      return (await import('./espeak.ts')).espeakVoice;
    case 'polly': {
      const [{ PollyClient }, { pollyVoice }] = await Promise.all([
        import('@aws-sdk/client-polly'),
        import('./polly.ts'),
      ]);
      return pollyVoice(new PollyClient());
    }
    case 'azure':
    case 'azure-man': {
      const { azureVoice, AZURE_MAN, AZURE_WOMAN } = await import('./azure.ts');
      return azureVoice({
        key: environment['AZURE_SPEECH_KEY'],
        region: environment['AZURE_SPEECH_REGION'],
        speakers: name === 'azure' ? AZURE_WOMAN : AZURE_MAN,
        fetch,
        wait: async (seconds) => delay(seconds * 1000),
      });
    }
  }
}
