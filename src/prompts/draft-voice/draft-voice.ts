import { pronounceText, type SpokenPiece } from '../../core/speech/khmer/pronounce.ts';
import { bringToLoudness, trimSilence } from '../audio/loudness.ts';
import { SAMPLE_RATE } from '../audio/wav.ts';
import { wordMnemonics } from './mnemonics.ts';
import { runProgram } from './run-program.ts';
import { VARIANT_NAME, voiceData } from './voice-data.ts';
import { VoiceError } from './voice-error.ts';

/**
 * The draft voice: a synthetic speaker that stands in until a person has recorded the clips.
 * espeak-ng has no Khmer, so it is fed our own phones; English it reads by itself.
 */

export type DraftLanguage = 'km' | 'en';

/** Words a minute as espeak-ng counts them; its default is 175. A little slow, for a bad line. */
const SPEED: Readonly<Record<DraftLanguage, number>> = { km: 165, en: 150 };
const VOICE: Readonly<Record<DraftLanguage, string>> = { km: 'nb', en: 'en' };

/** Commas and full stops between phoneme groups give espeak-ng's own pauses and falls. */
const PAUSE_MARK = { short: ',', long: '.' } as const;

/** The text of a Khmer clip as espeak-ng input: words as phonemes, pauses as punctuation. */
function khmerInput(pieces: readonly SpokenPiece[]): string {
  const input = pieces
    .map((piece) => ('pause' in piece ? `]]${PAUSE_MARK[piece.pause]} [[` : wordMnemonics(piece.phones)))
    .join(' ');
  return `[[${input}]]`;
}

function inputFor(text: string, language: DraftLanguage): string {
  if (language === 'en') return text;
  const pieces = pronounceText(text);
  if (!pieces.some((piece) => 'word' in piece)) throw new VoiceError('nothing-to-say', `there is no Khmer word in "${text}"`);
  return khmerInput(pieces);
}

function samplesOf(raw: Buffer): Int16Array {
  return Int16Array.from({ length: raw.length / 2 }, (_, index) => raw.readInt16LE(index * 2));
}

/** From espeak-ng's 22 kHz to the telephone's 8 kHz: low-passed by sox, with headroom against clipping. */
async function toTelephone(wav: Buffer): Promise<Int16Array> {
  const raw = ['-t', 'raw', '-e', 'signed-integer', '-b', '16', '-c', '1', '-L', '-'];
  const effects = ['highpass', '120', 'treble', '+5', '2500', 'rate', '-h', String(SAMPLE_RATE)];
  // espeak-ng writes the header before it knows the length: ignore what it says there.
  return samplesOf(await runProgram('sox', ['-D', '--ignore-length', '-t', 'wav', '-v', '0.5', '-', ...raw, ...effects], wav));
}

/**
 * Speak a text in the draft voice.
 * @param text what the clip says
 * @param language km from our own phones, en by espeak-ng's English
 * @returns 8 kHz mono samples: silence trimmed to 30 ms at each end, within the loudness window
 * @throws VoiceError when espeak-ng or sox is missing or fails, or when there is nothing to say
 */
export async function speakDraft(text: string, language: DraftLanguage): Promise<Int16Array> {
  const input = inputFor(text, language);
  const voice = ['--path', await voiceData(), '-v', `${VOICE[language]}+${VARIANT_NAME}`, '-s', String(SPEED[language])];
  const wav = await runProgram('espeak-ng', [...voice, '--stdin', '--stdout'], Buffer.from(input, 'utf8'));
  const samples = trimSilence(await toTelephone(wav));
  if (samples.length === 0) throw new VoiceError('nothing-to-say', `espeak-ng made no sound for "${text}"`);
  return bringToLoudness(samples);
}
