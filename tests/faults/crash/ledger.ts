import type { FactKind } from './plans.ts';

/** A turn that the line has answered: what was sent, and what was heard. */
export interface AnsweredTurn {
  turn: number;
  /** Null for what is no key: the first turn, a recording, a caller who waited. Empty: silence. */
  digits: string | null;
  /** The hash of the clip of the answer. */
  clip: string | null;
  fact: FactKind | null;
}

/** One call as its caller and carrier know it. */
export interface Account {
  sid: string;
  from: string;
  plan: string;
  turns: AnsweredTurn[];
  /** What was sent and never answered, since the caller gave up: it may or may not be in the log. */
  unanswered: { turn: number; fact: FactKind | null } | null;
  /** The caller hung up while speaking, and the line was told of both the end and the recording. */
  leftSpeaking: boolean;
  /** The line had no room for it, and said so: asked again, it may have. */
  turnedAway: boolean;
  /** The line hung up where its caller had more to do. */
  cutOff: boolean;
  /** How the line knows of the end: it was told, or it has to find out. */
  end: 'told' | 'untold';
  isOver: boolean;
}
