import { z } from 'zod';
import type { Json } from '../core/call/events.ts';
import { PROMISE_ACTORS, PROMISE_STATES, PROMISE_TOPICS, type PromiseRow } from './accountability-ports.ts';
import { clipOf, promisePrompt } from './own-clip.ts';
import { communeWithin } from './places.ts';
import { query, type QueryContext } from './query.ts';
import { promiseState } from './fact-states.ts';

/** Every prompt that an answer about promises may name, but for clips of single promises. */
export const promisePrompts = (): string[] => [
  ...PROMISE_TOPICS.map((topic) => `promise-about-${topic}`),
  ...PROMISE_ACTORS.map((who) => `promise-who-${who}`),
  ...PROMISE_STATES.map((state) => `promise-${state}`),
];

/** What a commune promised in its newest plan, each promise as it can be said. */
export const promises = query({ commune: z.string() }, ({ commune }, store, context) => {
  const place = store.place(commune);
  const rows = audible(store.accountability.promises(commune), context);
  if (!place || rows.length === 0) return undefined;
  const year = Math.max(...rows.map((row) => row.year));
  const list = rows.filter((row) => row.year === year).map((row) => spokenPromise(row, context));
  return { commune: communeWithin(place, store), year, sample: rows.some((row) => row.sample), list };
});

/** Confirmed promises; where there are none, and examples are allowed, the examples. */
function audible(rows: PromiseRow[], context: QueryContext): PromiseRow[] {
  const real = rows.filter((row) => promiseState(row, context) === 'confirmed');
  return real.length > 0 || !context.sampleBudgets ? real : rows.filter((row) => row.sample);
}

/** A text of a file cannot be spoken: a promise has a clip of its own, or is told by its topic. */
const spokenPromise = (row: PromiseRow, context: QueryContext): Json => ({
  id: row.id,
  clip: clipOf(promisePrompt(row.id), row.whatKm, context),
  about: `promise-about-${row.topic}`,
  who: `promise-who-${row.who}`,
  due: row.dueOn,
  state: `promise-${row.state}`,
  stateOn: row.stateOn,
});
