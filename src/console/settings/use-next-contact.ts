import { useEffect, useState } from 'react';
import type { ContactsAnswer, ProviderContact } from '../../providers/api-types.ts';
import { ask } from '../api.ts';

const WAIT_SECONDS = 120;
const ASK_EVERY_SECONDS = 2;

/** Of one wait. `since` is a time of the line, whose clock may be another than that of this browser. */
interface Waiting {
  since: number;
  seconds: number;
}

/** Waits up to two minutes for the next request of a provider. */
export function useNextContact(provider: string) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [came, setCame] = useState<ProviderContact | 'nothing' | null>(null);
  const path = `/providers/${provider}/contacts`;
  useEffect(() => {
    if (waiting === null) return undefined;
    const timer = setTimeout(() => void look(waiting), 1_000);
    return () => clearTimeout(timer);
    async function look({ since, seconds }: Waiting): Promise<void> {
      const left = seconds - 1;
      // A request that fails is asked again at the next turn.
      const answer =
        left % ASK_EVERY_SECONDS === 0
          ? await ask<ContactsAnswer>('GET', `${path}?since=${since}`).catch(() => undefined)
          : undefined;
      const found = answer?.contacts.at(-1);
      if (found || left <= 0) setCame(found ?? 'nothing');
      // Whoever stopped meanwhile is not made to wait again.
      setWaiting((now) => (now === waiting && !found && left > 0 ? { since, seconds: left } : null));
    }
  }, [waiting, path]);
  return {
    came,
    seconds: waiting?.seconds ?? null,
    start: async () => {
      const { now } = await ask<ContactsAnswer>('GET', path);
      setCame(null);
      setWaiting({ since: now, seconds: WAIT_SECONDS });
    },
    stop: () => setWaiting(null),
  };
}
