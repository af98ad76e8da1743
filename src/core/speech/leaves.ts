import { holds } from '../flow/conditions.ts';
import { listAt, textAt, type Values } from '../flow/values.ts';
import type { SayItem } from './say.ts';

/** An item of a say that stands for itself, with the values that it is to be read with. */
export interface Leaf {
  item: Exclude<SayItem, { each: string } | { when: object }>;
  values: Values;
}

/** What a flow says or writes once its lists and conditions are worked out. Throws FlowFault for a list that is none. */
export function leavesOf(items: readonly SayItem[], values: Values): Leaf[] {
  return items.flatMap((item): Leaf[] => {
    if (typeof item === 'string') return [{ item, values }];
    if ('each' in item) {
      const later = [...(item.between ?? []), ...item.say];
      return listAt(item.each, values).flatMap((one, index) =>
        leavesOf(index === 0 ? item.say : later, { ...values, [item.as]: one }),
      );
    }
    if ('when' in item) return leavesOf(holds(item.when, values) ? item.say : (item.else ?? []), values);
    return [{ item, values }];
  });
}

/** The prompt that a string of a say names, itself or by a path. */
export const promptAt = (item: string, values: Values): string =>
  item.startsWith('$') ? textAt(item, values) : item;
