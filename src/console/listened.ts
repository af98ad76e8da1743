import { useSyncExternalStore } from 'react';

/** A value outside of the screens, which they follow. */
export interface Listened<Value> {
  readonly now: () => Value;
  set(value: Value): void;
  readonly listen: (listener: () => void) => () => void;
}

export function listened<Value>(first: Value): Listened<Value> {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    now: () => value,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useListened = <Value>({ listen, now }: Listened<Value>): Value =>
  useSyncExternalStore(listen, now);
