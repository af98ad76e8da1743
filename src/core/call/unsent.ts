import type { Message, Take } from './effects.ts';

/** A spoken message that its caller has not sent yet: the recording, once there is one, and what becomes of it. */
export interface UnsentMessage extends Omit<Message, 'recording'> {
  recording: string | null;
  /** When the caller hangs up before deciding: sent all the same, or deleted. */
  ifHungUp: 'keep' | 'discard';
}

/** What a speaker says for a prompt and has not kept yet. Nobody hears it but by the speaker's own word. */
export interface UnsentTake extends Omit<Take, 'recording'> {
  purpose: 'prompt';
  recording: string | null;
  ifHungUp: 'discard';
}

export type Unsent = UnsentMessage | UnsentTake;

/** What a recording is for: a caller's message, or a clip of the line's own voice. */
export type RecordingPurpose = 'message' | 'prompt';

export const purposeOf = (unsent: Unsent | null | undefined): RecordingPurpose =>
  unsent && 'purpose' in unsent ? unsent.purpose : 'message';
