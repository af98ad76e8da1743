import { decode, type DecodeOptions } from './decode.ts';
import { IntakeError } from './intake-error.ts';
import { mend } from './mend.ts';

export const LARGEST_UPLOAD_BYTES = 20 * 2 ** 20;
const DEFAULTS: DecodeOptions = { longestMs: 20_000 };

/**
 * The only door through which sound from outside becomes a clip.
 * @param bytes a whole upload: wav, mp3, m4a, ogg, webm or flac, any rate and number of channels, up to 20 MB
 * @param options other limits than the usual ones; tests need them
 * @returns a clip that every carrier can play: 8 kHz, mono, 16 bit, trimmed and in the window of loudness; nothing is
 * written anywhere
 * @throws IntakeError with a code for every reason not to take it
 */
export async function intake(bytes: Buffer, options: DecodeOptions = DEFAULTS): Promise<Int16Array> {
  if (bytes.length === 0)
    throw new IntakeError('empty', 'The file is empty; copy it again from the recorder.');
  if (bytes.length > LARGEST_UPLOAD_BYTES) throw tooLarge();
  return mend(await decode(bytes, options));
}

/** For those who can know the size before they read the bytes. */
export function tooLarge(): IntakeError {
  return new IntakeError(
    'too-large',
    'The file is larger than 20 MB; save it as MP3, or as WAV with one channel.',
  );
}
