import { CodedError } from '../../core/coded-error.ts';

export type IntakeErrorCode =
  | 'empty'
  | 'too-large'
  | 'not-audio'
  | 'damaged'
  | 'too-long'
  | 'too-short'
  | 'too-quiet'
  | 'took-too-long'
  | 'no-ffmpeg'
  | 'not-a-zip'
  | 'unsafe-zip';

/** A recording is not taken; the message is one plain sentence: what is wrong, and what to do. */
export class IntakeError extends CodedError<IntakeErrorCode> {}
