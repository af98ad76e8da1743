import type { LoggedEvent } from './call-facts.ts';

const COMMUNE = /^\d{6}$/;

/**
 * What commune a call was about: the one that it remembered, or that was given to a look-up, last. Null where none was
 * named. Nobody is asked where they live.
 */
export function placeOf(events: readonly LoggedEvent[]): string | null {
  let place: string | null = null;
  for (const event of events) place = communeIn(event) ?? place;
  return place;
}

function communeIn({ type, data }: LoggedEvent): string | undefined {
  if (type === 'remembered') return commune(data['commune']);
  if (type !== 'lookedUp') return undefined;
  const args = (data['args'] ?? {}) as { [name: string]: unknown };
  // A code that was typed is a commune only where there is one.
  if (data['query'] === 'commune') return data['outcome'] === 'found' ? commune(args['code']) : undefined;
  return commune(args['commune']);
}

const commune = (value: unknown): string | undefined =>
  typeof value === 'string' && COMMUNE.test(value) ? value : undefined;
