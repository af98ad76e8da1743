/**
 * A function that remembers what it made, for the newest so many keys. What throws is not remembered.
 * In: the most answers to keep; how an answer is made.
 */
export function remembering<Key, Value>(most: number, make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const isKnown = known.has(key);
    const value = isKnown ? (known.get(key) as Value) : make(key);
    // The newest stands last.
    if (isKnown) known.delete(key);
    known.set(key, value);
    if (known.size > most) known.delete(known.keys().next().value as Key);
    return value;
  };
}

/** A value that is made when it is first asked for. What throws is tried again. */
export function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
