import { z } from 'zod';
import { DIAL_ENDS, type DialEnd } from '../call/events.ts';
import { pathSchema, valueAt } from '../flow/values.ts';
import { commonFields, nodeType, targetSchema } from './node-type.ts';
import { CEILING, effect, enterNode, update, type Moment, type StateConfig } from './states.ts';

const schema = z.strictObject({
  type: z.literal('transfer'),
  ...commonFields,
  to: pathSchema.meta({
    description: "The office's own number, in E.164 or a short code, as a look-up found it",
  }),
  office: pathSchema.optional().meta({
    description: 'The key of that office, as the look-up found it: what is kept of whom was called',
  }),
  seconds: z.number().int().min(5).max(60).default(25).meta({ description: 'How long it rings at most' }),
  exits: z.strictObject({
    answered: targetSchema.meta({ description: 'They have spoken, and the other has hung up' }),
    busy: targetSchema,
    noAnswer: targetSchema,
    failed: targetSchema,
  }),
});

type Transfer = z.infer<typeof schema>;

/** E.164 or a short code; anything else is no number that a carrier can call. */
const NUMBER = /^\+?\d{2,15}$/;

/**
 * Puts the caller through to a person, and goes on when they have spoken or could not. It says nothing itself: what the
 * person can do is said before. Without a number that can be called it fails at once.
 */
export const transfer = nodeType<Transfer>({
  type: 'transfer',
  summary: 'Puts the caller through to a person, with a way on for each end.',
  schema,
  example: {
    type: 'transfer',
    to: '$office.phone',
    office: '$office.key',
    seconds: 25,
    exits: { answered: 'after-talk', busy: 'line-busy', noAnswer: 'no-answer', failed: 'connect-failed' },
  },
  asks: false,
  says: () => [],
  compile: (node, scope) => ({
    entry: enterNode(scope.id),
    initial: 'beginning',
    states: {
      beginning: {
        always: [
          CEILING,
          {
            target: `#${scope.id}:dialling`,
            guard: ({ context }) => numberIn(node, context.values) !== null,
          },
          scope.exit('failed'),
        ],
      },
      dialling: {
        ...dialling(node, scope.id),
        on: {
          dialled: [
            ...DIAL_ENDS.filter((end) => end !== 'failed').map((end) => ({
              ...scope.exit(end),
              guard: (moment: Moment) => endIn(moment) === end,
            })),
            scope.exit('failed'),
          ],
        },
      },
    },
  }),
});

const dialling = (node: Transfer, id: string): StateConfig => ({
  id: `${id}:dialling`,
  entry: [
    update(() => ({ awaits: 'dial' })),
    effect(({ context }) => ({
      type: 'dial',
      to: numberIn(node, context.values) ?? '',
      office: officeIn(node, context.values),
      seconds: node.seconds,
    })),
  ],
});

function numberIn({ to }: Transfer, values: Parameters<typeof valueAt>[1]): string | null {
  const number = valueAt(to, values);
  return typeof number === 'string' && NUMBER.test(number) ? number : null;
}

function officeIn({ office }: Transfer, values: Parameters<typeof valueAt>[1]): string | null {
  const key = office === undefined ? null : valueAt(office, values);
  return typeof key === 'string' ? key : null;
}

const endIn = ({ event }: Moment): DialEnd | null => (event.type === 'dialled' ? event.status : null);
