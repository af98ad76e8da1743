import type { FlowJson } from './flow.ts';

/** What was, what is, and what was undone; the newest of the past and of the future stand last. */
export interface History {
  past: readonly FlowJson[];
  present: FlowJson;
  future: readonly FlowJson[];
  /** What the newest change was about: letters typed into one field are undone together. */
  about: string | null;
}

export const newHistory = (flow: FlowJson): History => ({
  past: [],
  present: flow,
  future: [],
  about: null,
});

/** In: the flow after a change; what it was about, null for a change of its own. */
export function changed(history: History, flow: FlowJson, about: string | null = null): History {
  if (flow === history.present) return history;
  const goesOn = about !== null && about === history.about && history.past.length > 0;
  const past = goesOn ? history.past : [...history.past, history.present];
  return { past, present: flow, future: [], about };
}

export function undone(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  const future = [...history.future, history.present];
  return { past: history.past.slice(0, -1), present: before, future, about: null };
}

export function redone(history: History): History {
  const after = history.future.at(-1);
  if (!after) return history;
  const past = [...history.past, history.present];
  return { past, present: after, future: history.future.slice(0, -1), about: null };
}

/** Changes every moment of the history, so that undoing one's own work does not undo another person's. */
export const everywhen = (history: History, change: (flow: FlowJson) => FlowJson): History => ({
  past: history.past.map(change),
  present: change(history.present),
  future: history.future.map(change),
  about: null,
});
