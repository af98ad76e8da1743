/** The line's answer to one turn, in no vendor's words. Stored as it is, so that a repeated webhook gets it again. */
export interface Reply {
  /** The turn that this answers; the next request carries the number after it. */
  turn: number;
  /** The hash of the one clip that is heard, or null for silence. */
  clip: string | null;
  then:
    | { type: 'gather'; maxDigits: number; seconds: number }
    | { type: 'hangUp' }
    | { type: 'record'; maxSeconds: number; silenceSeconds: number; endKey: string }
    // `callerId` is the line's own number: without it the office would see the number of the caller.
    | { type: 'dial'; to: string; callerId: string; seconds: number }
    | { type: 'goOn' };
}
