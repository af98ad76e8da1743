import type { Message } from './effects.ts';

/** A spoken message that its caller has not sent yet: the recording, once there is one, and what becomes of it. */
export interface UnsentMessage extends Omit<Message, 'recording'> {
  recording: string | null;
  /** When the caller hangs up before deciding: sent all the same, or deleted. */
  ifHungUp: 'keep' | 'discard';
}
