import { createHmac, randomBytes } from 'node:crypto';
import type { LiveCallsAnswer } from '../../analytics/calls/api-types.ts';
import type { Context } from '../../context.ts';

/** One question is asked for all who look on within this time. */
const FRESH_MS = 1_000;

const MOST_CALLS = 500;

/**
 * The calls under way. However many look on, the log is asked once a second at most, and not at all while nobody does.
 * Viewers ask again every few seconds instead of holding a stream open: whoever has been signed out is refused with the next
 * question, proxies and phones that sleep lose nothing, and a line that stops waits for nobody.
 */
export function liveCallsOf({
  analyst,
  clock,
}: Pick<Context, 'analyst' | 'clock'>): () => Promise<LiveCallsAnswer> {
  // Ids lead to calls that have ended: what is seen live must not.
  const secret = randomBytes(16);
  const keyOf = (id: string): string =>
    createHmac('sha256', secret).update(id).digest('base64url').slice(0, 16);
  let newest: { at: number; answer: Promise<LiveCallsAnswer> } | undefined;

  const asked = async (at: number): Promise<LiveCallsAnswer> => {
    const found = await analyst.ask('liveCalls', { most: MOST_CALLS + 1 });
    const calls = found.slice(0, MOST_CALLS).map(({ id, ...call }) => ({ key: keyOf(id), ...call }));
    return { calls, at, more: found.length > MOST_CALLS };
  };

  return () => {
    const now = clock.now();
    if (newest && now >= newest.at && now - newest.at < FRESH_MS) return newest.answer;
    const answer = asked(now);
    const mine = { at: now, answer };
    newest = mine;
    // A question that failed is asked again at once.
    answer.catch(() => {
      if (newest === mine) newest = undefined;
    });
    return answer;
  };
}
