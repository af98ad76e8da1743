import type { CallContext } from '../call/context.ts';
import { CASE_KINDS, type CaseKind } from '../call/effects.ts';
import type { UnsentMessage } from '../call/unsent.ts';
import { FlowFault } from '../flow/faults.ts';
import { resolve, withValue } from '../flow/values.ts';
import { foundData, lookUpState } from './look-up.ts';
import {
  MESSAGE_WORDS,
  MOST_WAITS,
  SHORTEST_MESSAGE_SECONDS,
  SILENCE_SECONDS,
} from './message/message-words.ts';
import { render } from '../speech/render.ts';
import { voiceMessageSchema, type VoiceMessage } from './message/schema.ts';
import { nodeType, type NodeScope } from './node-type.ts';
import { effect, update, type Moment, type StateConfig } from './states.ts';
import { dropHeld } from './taking/speaking.ts';
import { beginTaking, leaveTaking, takingStates } from './taking/taking-states.ts';
import type { Taking } from './taking/taking.ts';

/**
 * Takes a spoken message: asks for it, plays it back, and opens a case with a number when the caller sends it. The
 * caller can speak again or delete it; nothing is sent but by key 1, unless the flow keeps what was said at a hang-up.
 */
export const voiceMessage = nodeType<VoiceMessage>({
  type: 'voice-message',
  summary: 'Takes a spoken message, plays it back, and opens a case with a number.',
  schema: voiceMessageSchema,
  example: {
    type: 'voice-message',
    say: ['say-your-message'],
    case: { kind: 'complaint', commune: '$caller.commune' },
    maxSeconds: 120,
    ifHungUp: 'discard',
    into: '$caseNumber',
    exits: { sent: 'tell-number', stopped: 'message-gone', tooShort: 'main-menu', failed: 'trouble' },
  },
  asks: true,
  keeps: ({ into }) => [{ path: into, exits: ['sent'] }],
  says: (node) => [...node.say, ...Object.values(MESSAGE_WORDS)],
  compile: (node, scope) => ({
    entry: beginTaking(scope, (context) => unsentOf(node, context)),
    initial: 'inviting',
    states: { ...takingStates(takingOf(node, scope)), numbering: numbering(node, scope) },
  }),
});

function takingOf(node: VoiceMessage, scope: NodeScope): Taking {
  return {
    scope,
    invitation: ({ values, language }) => render(node.say, values, language),
    maxSeconds: node.maxSeconds,
    silenceSeconds: SILENCE_SECONDS,
    shortestSeconds: SHORTEST_MESSAGE_SECONDS,
    mostWaits: MOST_WAITS,
    words: MESSAGE_WORDS,
    refusals: {},
    unheard: { words: MESSAGE_WORDS.notHeard },
    choices: [
      { key: '1', reason: MESSAGE_WORDS.send, way: { target: `#${scope.id}:numbering` } },
      { key: '2', reason: MESSAGE_WORDS.sayAgain, way: 'again' },
      { key: '8', reason: MESSAGE_WORDS.delete, way: leaveTaking(scope, 'stopped', dropHeld) },
    ],
    tooShort: leaveTaking(scope, 'tooShort'),
    failed: leaveTaking(scope, 'failed'),
  };
}

function unsentOf(node: VoiceMessage, context: CallContext): UnsentMessage {
  const text = (value: string | undefined): string | null => {
    const found = value === undefined ? null : resolve(value, context.values);
    return typeof found === 'string' ? found : null;
  };
  const kind = text(node.case.kind);
  if (!CASE_KINDS.includes(kind as CaseKind))
    throw new FlowFault('not-a-kind', `${node.case.kind} is no kind of case.`);
  return {
    kind: kind as CaseKind,
    topic: text(node.case.topic),
    commune: text(node.case.commune),
    village: text(node.case.village),
    facility: text(node.case.facility),
    language: context.language,
    recording: null,
    ifHungUp: node.ifHungUp,
  };
}

function numberIn(moment: Moment): string {
  const number = foundData(moment);
  if (typeof number !== 'string') throw new FlowFault('not-a-text', 'The number of the case is not a text.');
  return number;
}

/** The number is drawn and given in one step, so that no other call can have it. */
function numbering(node: VoiceMessage, scope: NodeScope): StateConfig {
  const sent = scope.exit('sent');
  const failed = scope.exit('failed');
  return {
    id: `${scope.id}:numbering`,
    ...lookUpState(() => ({ query: 'new-case-number', args: {} }), {
      found: [
        {
          ...sent,
          actions: [
            effect((moment) => {
              const { recording, ifHungUp: _, ...message } = moment.context.unsent as UnsentMessage;
              return {
                type: 'openCase',
                ...message,
                recording: recording ?? '',
                number: numberIn(moment),
              };
            }),
            update((moment) => ({
              values: withValue(moment.context.values, node.into, foundData(moment)),
              unsent: null,
            })),
            ...(sent.actions ?? []),
          ],
        },
      ],
      notFound: failed,
      failed,
    }),
  };
}
