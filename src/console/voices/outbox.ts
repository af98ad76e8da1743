import type { BrowserStore, Kept } from '../browser-store.ts';
import { listened } from '../listened.ts';

/** A recording that was kept, on its way to the line. */
export interface KeptTake extends Kept {
  prompt: string;
  language: string;
  speaker: string;
  /** The speaker has listened, and may say that callers hear it at once. */
  approve: boolean;
  sound: Blob;
  keptAt: number;
  /** Why the line does not take it; null while it waits. */
  refusal: { code: string; message: string } | null;
}

/** What became of an attempt to send: `later` when the line cannot be reached or is not ready to take it. */
export type Sent = 'taken' | 'later' | { code: string; message: string };

export interface OutboxParts {
  store: BrowserStore<KeptTake>;
  send(take: KeptTake): Promise<Sent>;
  /** Told of each recording that the line has. */
  taken(take: KeptTake): void;
  /** Calls back when it is time to try again. */
  wait(again: () => void): void;
}

/**
 * Recordings are kept in the browser first and sent then, one after the other, for as long as it takes. Out: what still
 * has to be sent or was refused, and what can be done with it.
 */
export function outboxOf({ store, send, taken, wait }: OutboxParts) {
  const takes = listened<readonly KeptTake[]>([]);
  let sending = false;

  const change = (id: string, next: KeptTake | null): void =>
    takes.set(takes.now().flatMap((take) => (take.id === id ? (next ?? []) : take)));
  const forget = async (id: string): Promise<void> => {
    change(id, null);
    await store.remove(id).catch(() => undefined);
  };
  const settle = async (take: KeptTake, sent: Exclude<Sent, 'later'>): Promise<void> => {
    if (sent === 'taken') {
      await forget(take.id);
      taken(take);
      return;
    }
    const refused = { ...take, refusal: sent };
    change(take.id, refused);
    await store.put(refused).catch(() => undefined);
  };
  const sendAll = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    for (let next = firstToSend(takes.now()); next; next = firstToSend(takes.now())) {
      const sent = await send(next);
      if (sent === 'later') {
        wait(() => void sendAll());
        break;
      }
      await settle(next, sent);
    }
    sending = false;
  };
  return {
    takes,
    /** Takes up what this person left here. */
    open: async (owner: string): Promise<void> => {
      const stored = await store.of(owner).catch((): KeptTake[] => []);
      const here = takes.now().filter((take) => take.owner === owner);
      const known = new Set(here.map(({ id }) => id));
      takes.set(
        [...stored.filter(({ id }) => !known.has(id)), ...here].toSorted((a, b) => a.keptAt - b.keptAt),
      );
      await sendAll();
    },
    /** Resolves when the browser has it, or cannot keep it: then it is sent from memory. */
    keep: async (take: KeptTake): Promise<void> => {
      await store.put(take).catch(() => undefined);
      takes.set([...takes.now(), take]);
      void sendAll();
    },
    forget,
    sendAll,
  };
}

const firstToSend = (takes: readonly KeptTake[]): KeptTake | undefined =>
  takes.find(({ refusal }) => refusal === null);
