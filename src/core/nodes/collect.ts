import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import {
  ANSWER_SECONDS,
  DEFAULT_RETRIES,
  DOUBLED_ENTRY_SECONDS,
  ENTRY_END_SECONDS,
  ENTRY_WAIT_SECONDS,
  MAX_DIGITS,
} from '../call/ceilings.ts';
import { loggedDigits } from '../call/hidden-digits.ts';
import { STANDARD } from '../call/standard-prompts.ts';
import { pathSchema, withValue } from '../flow/values.ts';
import { broken } from '../flow/sentences.ts';
import { isChecked } from '../speech/check-digits.ts';
import { isDoubledSoFar, undoubled } from '../speech/doubled-digits.ts';
import { prompt, type Part } from '../speech/parts.ts';
import { render } from '../speech/render.ts';
import { saySchema } from '../speech/say.ts';
import { commonFields, failureExits, nodeType, targetSchema, type NodeScope } from './node-type.ts';
import { askingNode, onKey, pressed, questionId } from './question.ts';
import { effect, record, update, type Moment, type Transition } from './states.ts';

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
    check: z.enum(['none', 'damm']).default('none').meta({
      description:
        '`damm`: the last digit is a check digit; a number in which it is wrong is asked for again',
    }),
    secret: z.boolean().optional().meta({
      description: 'What is entered is known to the caller alone: no log has the digits',
    }),
    retries: z.number().int().min(0).max(5).optional(),
    exits: z.strictObject({ done: targetSchema, ...failureExits }),
  })
  .refine((node) => node.digits.min <= node.digits.max, broken('digits-upside-down'));

type Collect = z.infer<typeof schema>;

/**
 * Asks for a code of several digits, which stay a string. A carrier may cut an entry after 2 s without a key, so a
 * short entry is only a part: the machine listens on for the rest, and silence (or #, though nobody is told) ends it.
 * A lone 0, 8 or 9 followed by silence means what it means everywhere.
 * With a check digit, a number with a slip in it is asked for again, and one of which every digit came twice is
 * understood: the check tells which of the two was meant.
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
    check: 'none',
    exits: { done: 'find-commune' },
  },
  asks: true,
  keeps: ({ into }) => [{ path: into, exits: ['done'] }],
  says: (node) => [
    ...node.say,
    STANDARD.entryTooShort,
    STANDARD.entryGoOn,
    STANDARD.entryWait,
    STANDARD.entryCheckFailed,
  ],
  compile: (node, scope) =>
    askingNode(scope, {
      say: (context) => askParts(node, context),
      maxDigits: ({ digits }) => (isFull(node, digits) ? 2 : 1) * node.digits.max - digits.length,
      seconds: ({ digits }) => waitFor(node, digits),
      keypadIsData: true,
      secret: node.secret === true,
      onDigits: [
        ...commandKeys(scope),
        ...loneKeys(node, scope),
        enough(node, scope),
        doubledSoFar(node, scope),
        ...checkFailed(node, scope),
        ...tooShortByHash(node, scope),
        partial(scope),
      ],
      onSilence: [
        ...loneKeys(node, scope),
        enough(node, scope),
        ...checkFailed(node, scope),
        ...tooShort(node, scope),
      ],
      retries: node.retries,
    }),
});

/**
 * Asked for the rest of a short entry; an entry that may be finished is only waited for. Nothing is said while a doubled
 * one runs out: the caller is still pressing keys.
 */
function askParts(node: Collect, { digits, values, language }: CallContext): Part[] {
  if (digits === '') return render(node.say, values, language);
  if (isFull(node, digits)) return [];
  return [prompt(digits.length < node.digits.min ? STANDARD.entryGoOn : STANDARD.entryWait)];
}

function waitFor(node: Collect, digits: string): number {
  if (digits === '') return ANSWER_SECONDS;
  if (isFull(node, digits)) return DOUBLED_ENTRY_SECONDS;
  return digits.length < node.digits.min ? ENTRY_END_SECONDS : ENTRY_WAIT_SECONDS;
}

const isFull = (node: Collect, digits: string): boolean => digits.length >= node.digits.max;

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

/** All digits are there, or enough of them and the entry has ended. */
const isWhole = (node: Collect, moment: Moment): boolean =>
  isFull(node, entry(moment)) || (entry(moment).length >= node.digits.min && ended(moment));

/** The number that the digits stand for; undefined where the check tells that they are not what was meant. */
function meantBy(node: Collect, digits: string): string | undefined {
  const cut = digits.slice(0, node.digits.max);
  if (node.check === 'none') return cut;
  const { min, max } = node.digits;
  return [cut, undoubled(digits) ?? ''].find(
    (number) => number.length >= min && number.length <= max && isChecked(number),
  );
}

function enough(node: Collect, scope: NodeScope): Transition {
  const done = scope.exit('done');
  const keep = update((moment) => ({
    values: withValue(moment.context.values, node.into, meantBy(node, entry(moment)) ?? null),
    digits: '',
  }));
  return {
    ...done,
    guard: (moment) => isWhole(node, moment) && meantBy(node, entry(moment)) !== undefined,
    actions: [keep, ...(done.actions ?? [])],
  };
}

/** Full, wrong, and each digit twice: the other half of a doubled number may be on its way. */
const doubledSoFar = (node: Collect, scope: NodeScope): Transition => ({
  ...partial(scope),
  guard: (moment) => {
    const digits = entry(moment);
    const half = isFull(node, digits) && digits.length < 2 * node.digits.max;
    return half && node.check !== 'none' && isDoubledSoFar(digits) && !ended(moment);
  },
});

const checkFailed = (node: Collect, scope: NodeScope): Transition[] =>
  refusal(node, scope, STANDARD.entryCheckFailed, (moment) => isWhole(node, moment));

const tooShort = (node: Collect, scope: NodeScope): Transition[] =>
  refusal(
    node,
    scope,
    STANDARD.entryTooShort,
    (moment) => entry(moment) !== '' && entry(moment).length < node.digits.min,
  );

/** An entry that cannot be meant is a wrong key: counted with them, and told apart in words. */
function refusal(
  node: Collect,
  scope: NodeScope,
  words: string,
  guard: (moment: Moment) => boolean,
): Transition[] {
  const fact = record((moment) => ({
    type: 'noMatch',
    node: scope.id,
    digits: loggedDigits(entry(moment), node.secret),
  }));
  const retries = node.retries ?? DEFAULT_RETRIES;
  const giveUp = scope.exit('noMatch');
  return [
    {
      ...asksAgain(scope),
      guard: (moment) => guard(moment) && moment.context.wrongKeys < retries,
      actions: [
        fact,
        update(({ context }) => ({ wrongKeys: context.wrongKeys + 1, digits: '' })),
        effect(() => ({ type: 'say', parts: [prompt(words), { pause: 0.3 }] })),
      ],
    },
    { ...giveUp, guard, actions: [fact, ...(giveUp.actions ?? [])] },
  ];
}

const tooShortByHash = (node: Collect, scope: NodeScope): Transition[] =>
  tooShort(node, scope).map((way) => ({
    ...way,
    guard: (moment) => ended(moment) && (way.guard?.(moment) ?? true),
  }));

const partial = (scope: NodeScope): Transition => ({
  ...asksAgain(scope),
  guard: (moment) => entry(moment) !== '',
  actions: [update((moment) => ({ digits: entry(moment) }))],
});
