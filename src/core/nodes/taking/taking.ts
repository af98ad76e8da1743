import type { CallContext } from '../../call/context.ts';
import type { Part } from '../../speech/parts.ts';
import type { NodeScope } from '../node-type.ts';
import type { Transition } from '../states.ts';

/** How a node takes what its caller says: its words, its limits, and where each end of it leads. */
export interface Taking {
  scope: NodeScope;
  /** Said before the tone; it cannot be interrupted. */
  invitation: (context: CallContext) => Part[];
  maxSeconds: number;
  /** Seconds of silence that end it, where the caller does not press the key. */
  silenceSeconds: number;
  /** Below this nobody has said anything that can be understood. */
  shortestSeconds: number;
  /** How often a caller waits for the sound to arrive. */
  mostWaits: number;
  words: TakingWords;
  /** What is said of a sound that nothing can be made of, by the host's reason; for another reason it is lost. */
  refusals: Readonly<Record<string, string>>;
  /** What can be done with what was said, beside saying it again. In the order in which it is read. */
  choices: TakingChoice[];
  /** Nothing was said, several times. */
  tooShort: Transition;
  /** The sound was lost, several times. */
  failed: Transition;
  /** Where the sound cannot be played: words in its place, before the same choices, or another way. */
  unheard: { words: string } | { way: Transition };
}

/** Prompts that a taking says. */
export interface TakingWords {
  tooShort: string;
  beingFetched: string;
  lost: string;
  /** Before what was said. */
  this: string;
}

/**
 * A key of the review. `again`: it leads back to the tone, and what was said is dropped. `hear-again`: the key that means
 * so everywhere is said here too.
 */
export interface TakingChoice {
  key: string;
  reason: string;
  way: Transition | 'again' | 'hear-again';
}
