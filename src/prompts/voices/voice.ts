import { CodedError } from '../../core/coded-error.ts';

/**
 * What every voice that makes a clip from a text has in common.
 *
 * Voices stand beside the line, never on the path of a call: a call plays files, and a cloud that is slow or
 * down must not be heard by a caller. So only src/cli and this folder import the files in here that speak
 * (espeak.ts, polly.ts, azure.ts, by-name.ts); the rest of the house may know this interface and no more.
 */

/** The languages that a draft can be made in; oral languages have only people's recordings. */
export type DraftLanguage = 'km' | 'en';
export const DRAFT_LANGUAGES: readonly DraftLanguage[] = ['km', 'en'];

/** Words that lead to others in one breath, such as ពាន់ in an amount, must not sound like the end of a sentence. */
export type Manner = 'alone' | 'leading';

/** The text for a voice that hears in a comma that the sentence goes on. */
export const inManner = (text: string, manner: Manner = 'alone'): string =>
  manner === 'leading' ? `${text},` : text;

export interface DraftVoice {
  /** How the product is called in sentences for people. */
  readonly name: string;
  speaks(language: DraftLanguage): boolean;
  /**
   * @returns who is named in clips.json as the speaker of a clip in this language
   * @throws VoiceError no-such-language, with a sentence that says what to use instead
   */
  speakerOf(language: DraftLanguage): string;
  /**
   * @returns the clip in the house format, see house-clip.ts
   * @throws VoiceError, and nothing else, for whatever keeps it from speaking
   */
  speak(text: string, language: DraftLanguage, manner?: Manner): Promise<Int16Array>;
}

export type VoiceErrorCode =
  | 'missing-program'
  | 'missing-setting'
  | 'no-such-language'
  | 'nothing-to-say'
  | 'too-long'
  /** The account or the key is not allowed to. */
  | 'refused'
  /** Asked too often; later it works. */
  | 'busy'
  | 'timeout'
  | 'failed';

/** A voice could not speak; the message is a plain sentence for whoever runs the command. */
export class VoiceError extends CodedError<VoiceErrorCode> {}
