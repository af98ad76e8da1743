import { bringToLoudness, LOUDEST_DBFS, loudnessDbfs, SOFTEST_DBFS, trimSilence } from '../audio/loudness.ts';
import { VoiceError } from './voice.ts';

/** From what a voice gives to a clip as the house wants it: the same way for all of them. */

const BYTES_PER_SAMPLE = 2;
/** Far longer than any prompt. Amazon Polly takes no more at once, and a mistake should not cost much. */
const LONGEST_TEXT = 3000;

/**
 * Refuse what no voice can say before a program is started or an account is charged.
 * @throws VoiceError nothing-to-say, too-long
 */
export function checkText(text: string): void {
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new VoiceError(
      'nothing-to-say',
      `There is nothing to say in "${text}": it has no word and no number.`,
    );
  if (text.length <= LONGEST_TEXT) return;
  throw new VoiceError(
    'too-long',
    `The text that begins with "${text.slice(0, 40)}" has ${text.length} characters and a clip takes at most ${LONGEST_TEXT}; split the prompt.`,
  );
}

/**
 * @param pcm headerless sound: 8 kHz, mono, 16 bit, little-endian
 * @param text what it says, for the message
 * @returns the clip: silence trimmed but for a little room at each end, within the loudness window
 * @throws VoiceError nothing-to-say when it is silent, failed when it cannot be made a clip
 */
export function houseClip(pcm: Uint8Array, text: string): Int16Array {
  const clip = bringToLoudness(trimSilence(samplesOf(pcm)));
  if (clip.length === 0) throw new VoiceError('nothing-to-say', `The voice made no sound for "${text}".`);
  const loudness = loudnessDbfs(clip);
  if (loudness >= SOFTEST_DBFS && loudness <= LOUDEST_DBFS) return clip;
  throw new VoiceError(
    'failed',
    `What the voice made of "${text}" is not speech: its loudness cannot be mended.`,
  );
}

function samplesOf(pcm: Uint8Array): Int16Array {
  const bytes = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  const count = Math.floor(bytes.length / BYTES_PER_SAMPLE);
  return Int16Array.from({ length: count }, (_, index) => bytes.readInt16LE(index * BYTES_PER_SAMPLE));
}
