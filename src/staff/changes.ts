import type { Change } from './ports.ts';

/** What is different, as it was and as it is. In: two states with the same parts, as JSON can tell them. */
export function changesBetween(old: Change, now: Change): { before: Change; after: Change } {
  const different = Object.keys(now).filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]),
  );
  const only = (state: Change): Change => Object.fromEntries(different.map((name) => [name, state[name]]));
  return { before: only(old), after: only(now) };
}
