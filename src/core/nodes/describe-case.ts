import { z } from 'zod';
import type { CallContext } from '../call/context.ts';
import { CASE_KINDS, type CaseDescription } from '../call/effects.ts';
import { FlowFault } from '../flow/faults.ts';
import { pathSchema, resolve, textAt, valueAt } from '../flow/values.ts';
import { commonFields, nodeType, targetSchema } from './node-type.ts';
import { effect, passing, type Moment } from './states.ts';

const about = z.union([pathSchema, z.string()]).optional();

const schema = z.strictObject({
  type: z.literal('describe-case'),
  ...commonFields,
  caseNumber: pathSchema.meta({ description: 'The number that a message of this call was given' }),
  case: z
    .strictObject({
      kind: z.union([pathSchema, z.enum(CASE_KINDS)]).optional(),
      topic: about,
      commune: about,
      village: about,
      facility: about,
    })
    .meta({ description: 'What is now known of it; what is left out or unknown stays as it is' }),
  exits: z.strictObject({ next: targetSchema }),
});

type DescribeCase = z.infer<typeof schema>;

/**
 * Adds what a message is about, and where, to the case that it opened. So a message can be taken first and asked about
 * afterwards: a caller who hangs up at a question has been heard all the same.
 */
export const describeCase = nodeType<DescribeCase>({
  type: 'describe-case',
  summary: 'Adds what it is about, and where, to a case that this call opened.',
  schema,
  example: {
    type: 'describe-case',
    caseNumber: '$caseNumber',
    case: { kind: 'question', commune: '$commune.code' },
    exits: { next: 'tell-number' },
  },
  asks: false,
  says: () => [],
  compile: (node, scope) => {
    const next = scope.exit('next');
    const describe = effect(({ context }) => describing(node, context));
    // A flow that is tried on its own was given no number, and there is no case to describe.
    const guard = ({ context }: Moment): boolean =>
      typeof valueAt(node.caseNumber, context.values) === 'string';
    return passing(scope.id, [], [{ ...next, guard, actions: [describe, ...(next.actions ?? [])] }, next]);
  },
});

function describing(node: DescribeCase, { values }: CallContext): { type: 'describeCase' } & CaseDescription {
  const number = textAt(node.caseNumber, values);
  const told = Object.entries(node.case).flatMap(([name, from]) => {
    const value = resolve(from ?? null, values);
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const about = Object.fromEntries(told) as Omit<CaseDescription, 'number'>;
  if (about.kind !== undefined && !CASE_KINDS.includes(about.kind))
    throw new FlowFault('not-a-kind', `${about.kind} is no kind of case.`);
  return { type: 'describeCase', number, ...about };
}
