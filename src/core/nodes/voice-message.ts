import type { CallContext } from '../call/context.ts';
import { CASE_KINDS, type CaseKind } from '../call/effects.ts';
import type { UnsentMessage } from '../call/unsent.ts';
import { FlowFault } from '../flow/faults.ts';
import { resolve, withValue } from '../flow/values.ts';
import { foundData, lookUpState } from './look-up.ts';
import { MESSAGE_WORDS } from './message/message-words.ts';
import { voiceMessageSchema, type VoiceMessage } from './message/schema.ts';
import { inviting, waiting } from './message/speaking.ts';
import { arrived, checking } from './message/arriving.ts';
import { reviewing } from './message/reviewing.ts';
import { nodeType, type NodeScope } from './node-type.ts';
import { beginAsking } from './question.ts';
import { effect, update, type Moment, type StateConfig } from './states.ts';

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
  says: (node) => [...node.say, ...Object.values(MESSAGE_WORDS)],
  compile: (node, scope) => ({
    entry: [
      ...beginAsking(scope),
      // Whoever comes back here begins anew, and what was not sent is not kept.
      effect(({ context }) =>
        context.unsent?.recording
          ? { type: 'dropRecording', recording: context.unsent.recording }
          : { type: 'say', parts: [] },
      ),
      update(({ context }) => ({
        unsent: unsentOf(node, context),
        scratch: { ...context.scratch, speeches: 0, waits: 0 },
      })),
    ],
    initial: 'inviting',
    states: {
      inviting: inviting(node, scope),
      checking: checking(scope),
      arrived: arrived(scope),
      waiting: waiting(scope),
      reviewing: reviewing(scope),
      numbering: numbering(node, scope),
    },
  }),
});

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
