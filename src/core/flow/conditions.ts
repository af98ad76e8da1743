import { z } from 'zod';
import { pathSchema, valueAt, type Values } from './values.ts';

const literal = z.union([z.string(), z.number(), z.boolean()]);

/** A question about one value. Exactly one test; a value that is missing is unknown and fails every other test. */
export const conditionSchema = z.union([
  z.strictObject({ value: pathSchema, known: z.boolean() }),
  z.strictObject({ value: pathSchema, is: literal }),
  z.strictObject({ value: pathSchema, oneOf: z.array(literal).min(1) }),
  z.strictObject({ value: pathSchema, above: z.number() }),
  z.strictObject({ value: pathSchema, below: z.number() }),
]);

export type Condition = z.infer<typeof conditionSchema>;

export function holds(condition: Condition, values: Values): boolean {
  const value = valueAt(condition.value, values);
  if ('known' in condition) return (value !== null) === condition.known;
  if ('is' in condition) return value === condition.is;
  if ('oneOf' in condition) return condition.oneOf.some((one) => one === value);
  if (typeof value !== 'number') return false;
  return 'above' in condition ? value > condition.above : value < condition.below;
}
