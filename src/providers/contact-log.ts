import type { Clock } from '../calls/ports.ts';
import type { ContactOutcome, ProviderContact } from './api-types.ts';

/** Where contacts are kept; a few of each provider and outcome. */
export interface ContactStore {
  add(provider: string, contact: ProviderContact): void;
  /** The newest first. In: a time before which nothing is told. */
  since(provider: string, at: number): ProviderContact[];
}

/** What carriers brought to our doors, seen by every process of the line. */
export interface ContactLog {
  note(provider: string, outcome: ContactOutcome, line: string | null): void;
  since: ContactStore['since'];
}

/** Of each provider and outcome: a flood of one kind pushes out nothing of another. */
export const CONTACTS_KEPT = 20;

/** Nobody who waits for a call needs to be told more often; and whoever floods a door writes no more than this. */
const AT_MOST_EVERY_MS = 1_000;

/** Notes at most one contact a second of each provider and outcome. */
export function contactLog(store: ContactStore, clock: Clock): ContactLog {
  const newest = new Map<string, number>();
  return {
    note: (provider, outcome, line) => {
      const key = `${provider} ${outcome}`;
      const at = clock.now();
      const before = newest.get(key);
      if (before !== undefined && at >= before && at - before < AT_MOST_EVERY_MS) return;
      newest.set(key, at);
      store.add(provider, { at, outcome, line });
    },
    since: store.since,
  };
}
