import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../src/context.ts';
import { decodeWav, SAMPLE_RATE } from '../../src/prompts/audio/wav.ts';
import type { Clip } from '../../src/prompts/library/contents.ts';
import { makeSound, VOICE } from './made-sounds.ts';

/** What people have recorded of a prompt. */
export const recordedIn = ({ library }: Context, prompt: string, language = 'km'): Clip[] =>
  library
    .contents()
    .clips.filter(
      (clip) => clip.prompt === prompt && clip.language === language && clip.origin === 'recorded',
    );

/** How often a second a sound swings up through the middle. */
export const pitchOf = (samples: Int16Array): number =>
  (samples.filter((sample, at) => sample >= 0 && (samples[at - 1] ?? 0) < 0).length * SAMPLE_RATE) /
  samples.length;

/** A WAV file with a voice; further words for ffmpeg shape it. */
export const aVoice = (...args: string[]): Promise<Buffer> =>
  makeSound(join(mkdtempSync(join(tmpdir(), 'sdap-voice-')), 'voice.wav'), [...VOICE, ...args]);

/** Puts a Khmer recording there that waits for approval. Out: its number. */
export async function aRecording({ library }: Context, prompt: string): Promise<number> {
  const sound = library.keep(decodeWav(await aVoice('-ar', '8000', '-ac', '1', '-c:a', 'pcm_s16le')));
  const about = { prompt, language: 'km', speaker: 'Chan Sok', origin: 'recorded' as const, approve: false };
  const [clip] = library.add([{ ...about, sound }]);
  if (!clip) throw new Error('The recording is not there.');
  return clip.id;
}
