import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import { ANSWER_SECONDS, DEFAULT_RETRIES, ENTRY_END_SECONDS, MAX_DIGITS } from '../call/ceilings.ts';
import { STANDARD } from '../call/standard-prompts.ts';
import { pathSchema, withValue } from '../flow/values.ts';
import { prompt, type Part } from '../speech/parts.ts';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { askingNode, onKey, pressed, questionId } from './question.ts';
import { record, update, type Moment, type Transition } from './states.ts';

const schema = z
  .strictObject({
    type: z.literal('collect'),
    ...commonFields,
    say: saySchema,
    into: pathSchema,
    digits: z.strictObject({
      min: z.number().int().min(1).max(MAX_DIGITS),
      max: z.number().int().min(1).max(MAX_DIGITS),
    }),
    retries: z.number().int().min(0).max(5).optional(),
    exits: z.strictObject({ done: targetSchema, ...failureExits }),
  })
  .refine((node) => node.digits.min <= node.digits.max, { message: 'digits.min is more than digits.max' });

type Collect = z.infer<typeof schema>;

/**
 * Asks for a code of several digits, which stay a string. A carrier may cut an entry after 2 s without a key, so a
 * short entry is only a part: the machine listens on for the rest, and silence (or #, though nobody is told) ends it.
 * A lone 0, 8 or 9 followed by silence means what it means everywhere.
 */
export const collect = nodeType<Collect>({
  type: 'collect',
  summary: 'Asks for a code of several digits.',
  schema,
  example: {
    type: 'collect',
    say: ['enter-commune-code'],
    into: '$place.code',
    digits: { min: 6, max: 6 },
    exits: { done: 'find-commune' },
  },
  asks: true,
  says: (node) => [...node.say, STANDARD.entryTooShort, STANDARD.entryGoOn],
  compile: (node, scope) =>
    askingNode(scope, {
      say: (context) => (context.digits === '' ? askParts(node, context) : [prompt(STANDARD.entryGoOn)]),
      maxDigits: (context) => node.digits.max - context.digits.length,
      seconds: (context) => (context.digits === '' ? ANSWER_SECONDS : ENTRY_END_SECONDS),
      keypadIsData: true,
      onDigits: [
        ...commandKeys(scope),
        ...loneKeys(node, scope),
        enough(node, scope),
        ...tooShortByHash(node, scope),
        partial(scope),
      ],
      onSilence: [...loneKeys(node, scope), enough(node, scope), ...tooShort(node, scope)],
      retries: node.retries,
    }),
});

const askParts = (node: Collect, context: CallContext): Part[] =>
  render(node.say, context.values, context.language);

/** All digits of the entry so far, without what follows a star (it clears) and without the ending #. */
function entry({ context, event }: Moment): string {
  const typed = event.type === 'digits' ? event.digits : '';
  const sinceStar = typed.slice(typed.lastIndexOf('*') + 1);
  return (typed.includes('*') ? '' : context.digits) + sinceStar.replaceAll('#', '');
}

/** Keys that are no digits, and nothing else: what they mean is said by the last of them. */
const onlyCommands = (moment: Moment): boolean => /^[*#]+$/.test(pressed(moment));

/** By silence, or by # after a digit; before the first one # ends nothing. */
const ended = (moment: Moment): boolean =>
  moment.event.type === 'noInput' || /\d\*?#/.test(moment.context.digits + pressed(moment));

const asksAgain = (scope: NodeScope): Transition => ({ target: `#${questionId(scope)}`, reenter: true });

/** Only * and #: before the first digit they mean what they mean everywhere; a * later clears what was typed. */
function commandKeys(scope: NodeScope): Transition[] {
  const last = (key: string, way: Transition): Transition => ({
    ...onKey(scope, key, way),
    guard: (moment) => onlyCommands(moment) && pressed(moment).endsWith(key) && moment.context.digits === '',
  });
  const clear: Transition = {
    ...asksAgain(scope),
    guard: (moment) => pressed(moment).includes('*') && entry(moment) === '',
    actions: [update(() => ({ digits: '' }))],
  };
  return [last('*', scope.startAgain), last('#', asksAgain(scope)), clear];
}

/** 0, 8 or 9 alone, where a code of one digit cannot be meant. */
function loneKeys(node: Collect, scope: NodeScope): Transition[] {
  const alone = (key: string, way: Transition): Transition => ({
    ...way,
    guard: (moment) => node.digits.min > 1 && ended(moment) && entry(moment) === key,
    actions: [
      record(() => ({ type: 'navigated', node: scope.id, key })),
      update(() => ({ digits: '' })),
      ...(way.actions ?? []),
    ],
  });
  return [alone('0', scope.person), alone('8', { target: '#going-back' }), alone('9', asksAgain(scope))];
}

function enough(node: Collect, scope: NodeScope): Transition {
  const done = scope.exit('done');
  const keep = update((moment) => ({
    values: withValue(moment.context.values, node.into, entry(moment).slice(0, node.digits.max)),
    digits: '',
  }));
  return {
    ...done,
    guard: (moment) => {
      const { length } = entry(moment);
      return length >= node.digits.max || (length >= node.digits.min && ended(moment));
    },
    actions: [keep, ...(done.actions ?? [])],
  };
}

/** An entry that ended too early is a wrong key: counted with them, and told apart in words. */
function tooShort(node: Collect, scope: NodeScope): Transition[] {
  const fact = record((moment) => ({ type: 'noMatch', node: scope.id, digits: entry(moment) }));
  const retries = node.retries ?? DEFAULT_RETRIES;
  const giveUp = scope.exit('noMatch');
  const short = (moment: Moment) => entry(moment) !== '' && entry(moment).length < node.digits.min;
  return [
    {
      ...asksAgain(scope),
      guard: (moment) => short(moment) && moment.context.wrongKeys < retries,
      actions: [
        fact,
        update(({ context }) => ({ wrongKeys: context.wrongKeys + 1, digits: '' })),
        saysTooShort,
      ],
    },
    { ...giveUp, guard: short, actions: [fact, ...(giveUp.actions ?? [])] },
  ];
}

const tooShortByHash = (node: Collect, scope: NodeScope): Transition[] =>
  tooShort(node, scope).map((way) => ({
    ...way,
    guard: (moment) => ended(moment) && (way.guard?.(moment) ?? true),
  }));

const saysTooShort = {
  type: 'effect' as const,
  params: () => ({ type: 'say' as const, parts: [prompt(STANDARD.entryTooShort), { pause: 0.3 }] }),
};

const partial = (scope: NodeScope): Transition => ({
  ...asksAgain(scope),
  guard: (moment) => entry(moment) !== '',
  actions: [update((moment) => ({ digits: entry(moment) }))],
});
