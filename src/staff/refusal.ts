/** Why a door stays shut. The console has words for each of them in every language. */
export type RefusalCode =
  | 'not-signed-in'
  | 'not-allowed'
  | 'wrong-origin'
  | 'wrong-sign-in'
  | 'wrong-password'
  | 'wrong-code'
  | 'sign-in-again'
  | 'locked'
  | 'too-many-attempts'
  | 'too-many-requests'
  | 'callers-first'
  | 'bad-input'
  | 'not-found'
  | 'username-taken'
  | 'last-administrator'
  | 'unknown-district'
  | 'second-factor-is-on'
  | 'already-revoked'
  | 'changed-meanwhile'
  | 'not-in-this-state'
  | 'not-assignable'
  | 'recording-coming'
  | 'recording-gone';

/** Something that is asked for in vain. Its message is a plain sentence for whoever asked, and says what to do. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** The part of the request that is wrong, where it is one. */
  readonly field: string | undefined;
  /** What else a screen may show, such as what changed meanwhile. */
  readonly details: object | undefined;

  constructor(code: RefusalCode, message: string, field?: string, details?: object) {
    super(message);
    this.code = code;
    this.field = field;
    this.details = details;
  }
}
