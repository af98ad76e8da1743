import type { Kept } from '../model/editing.ts';
import type { FlowJson } from '../model/flow.ts';

/** Work that the line does not have yet, as this computer keeps it. */
export interface Unsaved {
  /** Milliseconds since 1970. */
  at: number;
  base: Kept;
  flow: FlowJson;
}

/** Computers are shared: what one person left is not offered to the next. */
const keyOf = (person: string, flowId: string): string => `sdap-unsaved ${person} ${flowId}`;

export function keepUnsaved(person: string, unsaved: Unsaved): void {
  try {
    localStorage.setItem(keyOf(person, unsaved.flow.id), JSON.stringify(unsaved));
  } catch {
    // A browser that keeps nothing: the page warns before it closes.
  }
}

export function forgetUnsaved(person: string, flowId: string): void {
  try {
    localStorage.removeItem(keyOf(person, flowId));
  } catch {
    // Then there is nothing to forget.
  }
}

/** @returns what was left for this flow, or null */
export function readUnsaved(person: string, flowId: string): Unsaved | null {
  try {
    const kept = localStorage.getItem(keyOf(person, flowId));
    return kept === null ? null : (JSON.parse(kept) as Unsaved);
  } catch {
    return null;
  }
}
