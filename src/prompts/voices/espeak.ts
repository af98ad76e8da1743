import { pronounceText, type SpokenPiece } from '../../core/speech/khmer/pronounce.ts';
import { SAMPLE_RATE } from '../audio/wav.ts';
import { wordMnemonics } from './espeak/mnemonics.ts';
import { runProgram } from './espeak/run-program.ts';
import { voiceData, type VariantName } from './espeak/voice-data.ts';
import { checkText, houseClip } from './house-clip.ts';
import { type DraftLanguage, type DraftVoice, inManner, type Manner, VoiceError } from './voice.ts';

/**
 * espeak-ng: the voice that needs no account and no network. It has no Khmer, so it is fed our own
 * phones; English it reads by itself.
 */

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

/** A word that leads on ends in a comma: espeak-ng then neither lets it fall nor draws it out. */
function inputFor(text: string, language: DraftLanguage, manner: Manner): string {
  if (language === 'en') return inManner(text, manner);
  const pieces = pronounceText(text);
  if (!pieces.some((piece) => 'word' in piece))
    throw new VoiceError('nothing-to-say', `There is no Khmer word in "${text}".`);
  return khmerInput(manner === 'leading' ? [...pieces, { pause: 'short' }] : pieces);
}

/** From espeak-ng's 22 kHz to the telephone's 8 kHz: low-passed by sox, with headroom against clipping. */
async function toTelephone(wav: Buffer): Promise<Buffer> {
  const raw = ['-t', 'raw', '-e', 'signed-integer', '-b', '16', '-c', '1', '-L', '-'];
  const effects = ['highpass', '120', 'treble', '+5', '2500', 'rate', '-h', String(SAMPLE_RATE)];
  // espeak-ng writes the header before it knows the length: ignore what it says there.
  return runProgram('sox', ['-D', '--ignore-length', '-t', 'wav', '-v', '0.5', '-', ...raw, ...effects], wav);
}

const VARIANT: Readonly<Record<Manner, VariantName>> = { alone: 'sdap', leading: 'sdap-level' };

async function speak(text: string, language: DraftLanguage, manner: Manner = 'alone'): Promise<Int16Array> {
  checkText(text);
  const input = inputFor(text, language, manner);
  const voice = [
    '--path',
    await voiceData(),
    '-v',
    `${VOICE[language]}+${VARIANT[manner]}`,
    '-s',
    String(SPEED[language]),
  ];
  const wav = await runProgram('espeak-ng', [...voice, '--stdin', '--stdout'], Buffer.from(input, 'utf8'));
  return houseClip(await toTelephone(wav), text);
}

/** The draft voice of the house: Khmer and English, offline, the same bytes every time. Needs espeak-ng and sox. */
export const espeakVoice: DraftVoice = {
  name: 'espeak-ng',
  speaks: () => true,
  speakerOf: () => 'draft voice (espeak-ng)',
  speak,
};
