import { z } from 'zod';
import type { Json } from '../call/events.ts';
import { FlowFault } from './faults.ts';

/** Names a value of the call: `$service.fee.amount`. */
export const pathSchema = z
  .string()
  .regex(/^\$[a-z][A-Za-z0-9]*(\.[A-Za-z0-9-]+)*$/, 'a value is named like $service.name')
  .meta({ description: 'Names a value of the call, such as $service.name' });

export type Values = { [name: string]: Json };

/** The value at a path, or null when any part of the way is missing: unknown is unknown, and never an error here. */
export function valueAt(path: string, values: Values): Json {
  let value: Json = values;
  for (const name of path.slice(1).split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    value = Object.hasOwn(value, name) ? (value[name] ?? null) : null;
  }
  return value;
}

/** A literal stands for itself; a string that begins with `$` is looked up. */
export function resolve(value: Json, values: Values): Json {
  return typeof value === 'string' && value.startsWith('$') ? valueAt(value, values) : value;
}

export function textAt(path: string, values: Values): string {
  const value = resolve(path, values);
  if (typeof value !== 'string') throw new FlowFault('not-a-text', `${path} is not a text.`);
  return value;
}

export function numberAt(value: string | number, values: Values): number {
  const found = resolve(value, values);
  if (typeof found !== 'number') throw new FlowFault('not-a-number', `${value} is not a number.`);
  return found;
}

export function listAt(path: string, values: Values): Json[] {
  const value = valueAt(path, values);
  if (!Array.isArray(value)) throw new FlowFault('not-a-list', `${path} is not a list.`);
  return value;
}

/** A copy of `values` with `path` set; objects on the way are made where they are missing. */
export function withValue(values: Values, path: string, value: Json): Values {
  const [name = '', ...rest] = path.slice(1).split('.');
  if (rest.length === 0) return { ...values, [name]: value };
  const inner = values[name];
  const base = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  return { ...values, [name]: withValue(base, `$${rest.join('.')}`, value) };
}
