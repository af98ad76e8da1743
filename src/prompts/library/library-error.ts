import { CodedError } from '../../core/coded-error.ts';

export type LibraryErrorCode =
  | 'unknown-prompt'
  | 'unknown-language'
  | 'unknown-clip'
  | 'bad-prompt'
  | 'bad-language'
  | 'bad-text'
  | 'text-of-fact'
  | 'bad-library'
  | 'exists'
  | 'unknown-code'
  | 'unknown-flow'
  | 'unknown-import'
  | 'not-ready'
  | 'too-large';

/** A change of the library that cannot be made; the message is a plain sentence that says what to do. */
export class LibraryError extends CodedError<LibraryErrorCode> {}
