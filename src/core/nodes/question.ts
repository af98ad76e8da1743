import type { CallContext } from '../call/context.ts';
import { ANSWER_SECONDS, DEFAULT_RETRIES } from '../call/ceilings.ts';
import { loggedDigits } from '../call/hidden-digits.ts';
import { STANDARD } from '../call/standard-prompts.ts';
import { prompt, type Part } from '../speech/parts.ts';
import type { NodeScope } from './node-type.ts';
import {
  CEILING,
  effect,
  enterNode,
  freshQuestion,
  record,
  rememberQuestion,
  update,
  type Moment,
  type StateConfig,
  type Transition,
} from './states.ts';

/** One question by keypad: what is said, which keys lead where, and what failures do. */
export interface Question {
  /** Needed only where a node asks several questions in a row. */
  name?: string;
  say: (context: CallContext) => Part[];
  /** Ways for the digits that this question knows; tried before the keys that mean the same everywhere. */
  onDigits: Transition[];
  /** Where 9 and # lead; without it the question is asked again. */
  again?: Transition;
  maxDigits?: (context: CallContext) => number;
  seconds?: (context: CallContext) => number;
  /** Ways on silence that come before the counted retries. */
  onSilence?: Transition[];
  retries?: number | undefined;
  /** No log has the digits that are pressed here. */
  secret?: boolean;
  /** An entry of several digits has no keys that mean the same everywhere: every key is a digit. */
  keypadIsData?: boolean;
}

/** A node that asks one question. */
export function askingNode(scope: NodeScope, question: Question): StateConfig {
  return {
    entry: beginAsking(scope),
    initial: 'asking',
    states: { asking: questionState(scope, question) },
  };
}

export const beginAsking = (scope: NodeScope) => [
  ...enterNode(scope.id),
  freshQuestion,
  rememberQuestion(scope.id),
];

/** The state that asks and waits. Asked again, it is entered again, so that its words are said once more. */
export function questionState(scope: NodeScope, question: Question): StateConfig {
  const everywhere = question.keypadIsData ? [] : keysEverywhere(scope, question);
  return {
    id: questionId(scope, question.name),
    entry: [
      update(({ context }) => ({
        steps: context.steps + 1,
        expected: question.maxDigits?.(context) ?? 1,
        awaits: 'keys',
        secret: question.secret === true,
      })),
      effect(({ context }) => ({ type: 'say', parts: question.say(context) })),
      effect(({ context }) => ({
        type: 'gather',
        maxDigits: context.expected,
        seconds: question.seconds?.(context) ?? ANSWER_SECONDS,
      })),
    ],
    on: {
      digits: [CEILING, ...question.onDigits, ...everywhere, ...wrongKey(scope, question)],
      noInput: [CEILING, ...(question.onSilence ?? []), ...silence(scope, question)],
    },
  };
}

/** 9 and # hear again, 8 back, 0 a person, * start again (voice-ux rule 7). */
function keysEverywhere(scope: NodeScope, question: Question): Transition[] {
  const hearAgain = question.again ?? askAgain(scope, question);
  return [
    onKey(scope, '9', hearAgain),
    onKey(scope, '#', hearAgain),
    onKey(scope, '8', { target: '#going-back' }),
    onKey(scope, '0', scope.person),
    onKey(scope, '*', scope.startAgain),
  ];
}

/** Adds the key to a way: its guard, and the fact that it was pressed. */
export function onKey(scope: NodeScope, key: string, way: Transition): Transition {
  return {
    ...way,
    guard: (moment) => pressed(moment) === key,
    actions: [record(() => ({ type: 'navigated', node: scope.id, key })), understood, ...(way.actions ?? [])],
  };
}

/** A caller who presses keys that mean something is not lost: failures are counted from here anew. */
const understood = update(() => ({ silences: 0, wrongKeys: 0 }));

export const pressed = ({ event }: Moment): string => (event.type === 'digits' ? event.digits : '');

/** Entering the same state again says its words again. */
const askAgain = (scope: NodeScope, question: Question): Transition => ({
  target: `#${questionId(scope, question.name)}`,
  reenter: true,
});

export const questionId = (scope: NodeScope, name = 'asking'): string => `${scope.id}:${name}`;

function silence(scope: NodeScope, question: Question): Transition[] {
  const retries = question.retries ?? DEFAULT_RETRIES;
  const fact = record(() => ({ type: 'noInput', node: scope.id }));
  return [
    {
      ...askAgain(scope, question),
      guard: ({ context }) => context.silences < retries,
      actions: [
        fact,
        update(({ context }) => ({ silences: context.silences + 1 })),
        words(({ silences }) => (silences > 1 ? STANDARD.silenceHelp : STANDARD.silence)),
      ],
    },
    withActions(scope.exit('noInput'), fact),
  ];
}

function wrongKey(scope: NodeScope, question: Question): Transition[] {
  const retries = question.retries ?? DEFAULT_RETRIES;
  const fact = record((moment) => ({
    type: 'noMatch',
    node: scope.id,
    digits: loggedDigits(pressed(moment), question.secret),
  }));
  return [
    {
      ...askAgain(scope, question),
      guard: ({ context }) => context.wrongKeys < retries,
      actions: [
        fact,
        update(({ context }) => ({ wrongKeys: context.wrongKeys + 1, digits: '' })),
        words(({ wrongKeys }) => (wrongKeys > 1 ? STANDARD.wrongKeyHelp : STANDARD.wrongKey)),
      ],
    },
    withActions(scope.exit('noMatch'), fact),
  ];
}

const words = (id: (context: CallContext) => string) =>
  effect(({ context }) => ({ type: 'say', parts: [prompt(id(context)), { pause: 0.3 }] }));

const withActions = (way: Transition, ...first: NonNullable<Transition['actions']>): Transition => ({
  ...way,
  actions: [...first, ...(way.actions ?? [])],
});
