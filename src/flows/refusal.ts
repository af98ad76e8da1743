import type { Draft, FlowProblem } from './api-types.ts';

export type FlowRefusalCode =
  | 'unknown-flow'
  | 'unknown-release'
  | 'unknown-node'
  | 'flow-exists'
  | 'no-draft'
  | 'wrong-flow'
  | 'bad-file'
  | 'not-planned'
  | 'not-live-yet'
  | 'not-in-the-future'
  | 'nothing-changes'
  | 'draft-changed'
  | 'flow-problems';

/** Something about flows that cannot be done. Its message is a plain sentence that says what to do. */
export class FlowRefusal extends Error {
  readonly code: FlowRefusalCode;
  /** What the answer tells besides: the draft of the other person, or the problems. */
  readonly more: { draft?: Draft | null; problems?: FlowProblem[] };

  constructor(code: FlowRefusalCode, message: string, more: FlowRefusal['more'] = {}) {
    super(message);
    this.name = 'FlowRefusal';
    this.code = code;
    this.more = more;
  }
}
