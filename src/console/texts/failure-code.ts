import type { FactRefusalAnswer } from '../../directory/api-types.ts';
import type { PromptErrorCode } from '../../prompts/api-types.ts';
import type { DraftChangedAnswer, FlowProblemsAnswer } from '../../flows/api-types.ts';
import type { ErrorAnswer } from '../../staff/api-types.ts';

/** What the doors of menus refuse beside that. */
type MenuFailure =
  | DraftChangedAnswer['code']
  | FlowProblemsAnswer['code']
  | 'unknown-release'
  | 'flow-exists'
  | 'wrong-flow'
  | 'bad-file'
  | 'not-planned'
  | 'not-live-yet'
  | 'not-in-the-future'
  | 'nothing-changes';

/** Every way in which a request fails; the last one is that no answer came. */
export type FailureCode =
  ErrorAnswer['code'] | FactRefusalAnswer['code'] | PromptErrorCode | MenuFailure | 'unreachable';
