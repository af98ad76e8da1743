type LibraryErrorCode =
  | 'unknown-prompt'
  | 'unknown-language'
  | 'unknown-clip'
  | 'bad-prompt'
  | 'bad-language'
  | 'bad-text'
  | 'bad-library'
  | 'exists'
  | 'unknown-code'
  | 'unknown-flow'
  | 'unknown-import'
  | 'not-ready'
  | 'too-large';

/** A change of the library that cannot be made; the message is a plain sentence that says what to do. */
export class LibraryError extends Error {
  readonly code: LibraryErrorCode;

  constructor(code: LibraryErrorCode, message: string) {
    super(message);
    this.name = 'LibraryError';
    this.code = code;
  }
}
