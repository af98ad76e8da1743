import { z } from 'zod';
import { conditionSchema, type Condition } from '../flow/conditions.ts';
import { pathSchema } from '../flow/values.ts';

/** Prompt ids are kebab-case: they are file names, and parts of URLs. */
export const promptIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a prompt id is lower-case words joined by hyphens');

const amount = z.union([pathSchema, z.number()]);

/** What is said, as a flow file writes it. A plain string is a prompt id, or the path of one. */
export type SayItem =
  | string
  | { number: string | number }
  | { money: string | number }
  | { percent: string | number }
  | { year: string | number }
  | { date: string }
  | { time: string | number }
  | { digits: string }
  | { place: string }
  | { recording: string }
  | { pause: number }
  | { each: string; as: string; between?: SayItem[] | undefined; say: SayItem[] }
  | { when: Condition; say: SayItem[]; else?: SayItem[] | undefined };

export const sayItemSchema: z.ZodType<SayItem> = z
  .lazy(() =>
    z.union([
      promptIdSchema,
      pathSchema,
      z.strictObject({ number: amount }),
      z.strictObject({ money: amount }),
      z.strictObject({ percent: amount }),
      z.strictObject({ year: amount }),
      z.strictObject({ date: pathSchema }),
      z.strictObject({ time: amount }),
      z.strictObject({ digits: pathSchema }),
      z.strictObject({ place: pathSchema }),
      z.strictObject({ recording: pathSchema }),
      z.strictObject({ pause: z.number().positive().max(3) }),
      z.strictObject({
        each: pathSchema,
        as: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
        between: saySchema.optional().meta({ description: 'Said before every item but the first, as "and"' }),
        say: saySchema,
      }),
      z.strictObject({ when: conditionSchema, say: saySchema, else: saySchema.optional() }),
    ]),
  )
  .meta({
    id: 'SayItem',
    description: 'A prompt id, or a number, amount, date, place ... spoken from a value',
  });

export const saySchema: z.ZodType<SayItem[]> = z
  .array(sayItemSchema)
  .meta({ id: 'Say', description: 'What is said, in order' });

/** Every prompt id that a say names outright, and the paths whose values are prompt ids. */
export function namedPrompts(items: readonly SayItem[]): string[] {
  return items.flatMap((item) => {
    if (typeof item === 'string') return item.startsWith('$') ? [] : [item];
    if ('each' in item) return [...namedPrompts(item.between ?? []), ...namedPrompts(item.say)];
    if ('when' in item) return [...namedPrompts(item.say), ...namedPrompts(item.else ?? [])];
    return [];
  });
}
