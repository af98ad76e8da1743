import { useRef } from 'react';
import { sameJson } from '../model/flow.ts';

/** The value of before, as long as the new one says the same: whoever depends on it is not drawn again. */
export function useSame<Value>(value: Value): Value {
  const kept = useRef(value);
  if (!sameJson(kept.current, value)) kept.current = value;
  return kept.current;
}
