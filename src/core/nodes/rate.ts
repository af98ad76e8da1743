import { z } from 'zod';
import { pathSchema, textAt } from '../flow/values.ts';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import { commonFields, failureExits, nodeType, targetSchema } from './node-type.ts';
import { beginAsking } from './question.ts';
import { RATING_START, RATING_WORDS, ratingStates } from './rating-choices.ts';

const schema = z.strictObject({
  type: z.literal('rate'),
  ...commonFields,
  say: saySchema.meta({ description: 'The question, before "good" and "bad"' }),
  subject: z.strictObject({ kind: z.enum(['service', 'commune']), id: pathSchema }),
  exits: z.strictObject({ done: targetSchema, ...failureExits }),
});

/** Asks for a rating of a service or a commune on the five-point scale. */
export const rate = nodeType<z.infer<typeof schema>>({
  type: 'rate',
  summary: 'Asks good or bad, then how much, in an order that rotates.',
  schema,
  example: {
    type: 'rate',
    say: ['rate-this-service'],
    subject: { kind: 'service', id: '$service.key' },
    exits: { done: 'thank-you' },
  },
  asks: true,
  says: (node) => [...node.say, ...RATING_WORDS],
  compile: (node, scope) => ({
    entry: beginAsking(scope),
    initial: RATING_START,
    states: ratingStates(scope, {
      question: (context) => render(node.say, context.values, context.language),
      chosen: (point, { context }) => ({
        type: 'rate',
        subject: node.subject.kind,
        subjectId: textAt(node.subject.id, context.values),
        ...point,
      }),
      onwards: [scope.exit('done')],
    }),
  }),
});
