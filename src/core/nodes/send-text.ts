import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import { valueAt } from '../flow/values.ts';
import { saySchema } from '../speech/say.ts';
import { write, type TextPart } from '../speech/written.ts';
import { foundData, lookUpState } from './look-up.ts';
import { commonFields, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { CEILING, effect, enterNode, type Moment, type StateConfig, type Transition } from './states.ts';

const schema = z.strictObject({
  type: z.literal('send-text'),
  ...commonFields,
  kind: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/, 'a kind of text is named like service-answer')
    .meta({ description: 'What the text is, for the log; the text itself is not logged' }),
  text: saySchema.meta({
    description: 'Written like what is said; a pause ends a line. What may be cut stands last',
  }),
  exits: z.strictObject({ sending: targetSchema, sendingFirst: targetSchema, cannot: targetSchema }),
});

type SendText = z.infer<typeof schema>;

/**
 * Sends what it says as a text message to the phone that calls, after the turn. `sendingFirst`: only the first lines have
 * room in it. `cannot`: nothing is sent, because this phone cannot be reached so, or had its share of texts today.
 */
export const sendText = nodeType<SendText>({
  type: 'send-text',
  summary: 'Sends a text message to the phone that calls.',
  schema,
  example: {
    type: 'send-text',
    kind: 'service-answer',
    text: ['documents-are', { pause: 0.2 }, { each: '$service.documents', as: 'one', say: ['$one.name'] }],
    exits: { sending: 'say-sent', sendingFirst: 'say-first-of', cannot: 'say-not-sent' },
  },
  asks: false,
  says: (node) => node.text,
  compile: (node, scope) => ({
    entry: enterNode(scope.id),
    initial: 'beginning',
    states: {
      beginning: {
        always: [
          CEILING,
          { target: `#${scope.id}:asking`, guard: ({ context }) => canBeTexted(context) },
          scope.exit('cannot'),
        ],
      },
      asking: asking(node, scope),
    },
  }),
});

const canBeTexted = ({ values }: CallContext): boolean => valueAt('$caller.canBeTexted', values) === true;

const partsOf = ({ text }: SendText, { values, language }: CallContext): TextPart[] =>
  write(text, values, language);

/** The host knows the words of prompts, and with them how long the text is. */
function asking(node: SendText, scope: NodeScope): StateConfig {
  const send = effect(({ context }) => ({
    type: 'sendText',
    node: scope.id,
    kind: node.kind,
    parts: partsOf(node, context),
    language: context.language,
  }));
  const sending = (exit: string): Transition => {
    const way = scope.exit(exit);
    return { ...way, actions: [send, ...(way.actions ?? [])] };
  };
  const cannot = scope.exit('cannot');
  const state = lookUpState(
    (context) => ({
      query: 'text-room',
      args: { parts: partsOf(node, context), language: context.language },
      secret: true,
    }),
    {
      found: [{ ...sending('sending'), guard: hasRoom }, sending('sendingFirst')],
      notFound: cannot,
      failed: cannot,
    },
  );
  return { ...state, id: `${scope.id}:asking` };
}

const hasRoom = (moment: Moment): boolean => foundData(moment) === 'all';
