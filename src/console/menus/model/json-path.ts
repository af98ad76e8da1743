import { isObject, type Json } from './flow.ts';

/** The way to a value inside a node: names of fields, and places in lists. */
export type JsonPath = readonly (string | number)[];

/** A value with another one put in at a path; undefined takes it out. */
export function putAt(value: Json | undefined, path: JsonPath, inner: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return inner;
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? value : [];
    const put = putAt(list[step], rest, inner);
    return put === undefined ? list.toSpliced(step, 1) : list.toSpliced(step, 1, put);
  }
  const { [step]: old, ...others } = isObject(value) ? value : {};
  const put = putAt(old, rest, inner);
  if (put === undefined) return others;
  // In its old place, so that the file keeps its order.
  return isObject(value) && step in value ? { ...value, [step]: put } : { ...others, [step]: put };
}

/** True when a problem at one path belongs to the field at the other. */
export const isWithin = (path: JsonPath, field: JsonPath): boolean =>
  field.length > 0 && field.every((step, index) => step === path[index]);
