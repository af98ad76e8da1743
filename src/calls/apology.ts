import { STANDARD } from '../core/call/standard-prompts.ts';
import { prompt } from '../core/speech/parts.ts';
import type { Utterance, Voice } from './ports.ts';
import type { Reply } from './reply.ts';

/** What is heard when something of ours has failed: in the call's language, or in the one that most callers speak. */
export const apologyOf = (voice: Voice, language = 'km'): Utterance =>
  voice.utter([prompt(STANDARD.apology)], language);

/** The apology and the end of the call. */
export const apologyReply = (voice: Voice, turn: number): Reply => ({
  turn,
  clip: apologyOf(voice).hash,
  then: { type: 'hangUp' },
});
