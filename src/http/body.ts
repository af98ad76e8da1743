import type { Request } from 'express';
import type { z } from 'zod';
import { Refusal } from '../staff/refusal.ts';

/** The body of a request by its schema. Throws Refusal: bad-input, which names the field and says what to do. */
export const bodyOf = <Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> =>
  checked(schema, request.body ?? {});

/** The same for what stands behind the question mark. */
export const queryOf = <Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> =>
  checked(schema, request.query);

/** The same for the parts of its path that change. */
export const pathOf = <Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> =>
  checked(schema, request.params);

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const says = issue?.code === 'unrecognized_keys' ? `leave out ${issue.keys.join(', ')}.` : issue?.message;
  throw new Refusal(
    'bad-input',
    `${field || 'The request'}: ${says ?? 'this cannot be read.'}`,
    field || undefined,
  );
}
