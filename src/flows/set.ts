import type { FlowPorts, FlowSet, Release } from './ports.ts';

/** Releases that are or will be live, in their order. */
export const inOrder = (releases: readonly Release[]): Release[] =>
  releases
    .filter(({ calledOffAt }) => calledOffAt === null)
    .toSorted((a, b) => a.liveAt - b.liveAt || a.number - b.number);

/**
 * What is live once the last of these releases is: each laid over those before it.
 * In: releases in their order, none of them called off.
 */
export function setOf(releases: readonly Pick<Release, 'flows'>[]): FlowSet {
  const set = new Map<string, string>();
  for (const { flows } of releases) {
    for (const [id, source] of flows) {
      if (source === null) set.delete(id);
      else set.set(id, source);
    }
  }
  return set;
}

/** What is or was live with this release; empty for a release that is not there. */
export function setAt(releases: readonly Release[], number: number): FlowSet {
  const all = inOrder(releases);
  return setOf(all.slice(0, all.findIndex((one) => one.number === number) + 1));
}

/** What is live now. */
export function liveSet({ releases, clock }: Pick<FlowPorts, 'releases' | 'clock'>): FlowSet {
  const now = clock.now();
  return setOf(inOrder(releases.all()).filter(({ liveAt }) => liveAt <= now));
}

/** What must be laid over one set to get another: the texts that differ, and null for what is not there any more. */
export function difference(from: FlowSet, to: FlowSet): Map<string, string | null> {
  const ids = [...new Set([...from.keys(), ...to.keys()])].toSorted();
  return new Map(ids.filter((id) => from.get(id) !== to.get(id)).map((id) => [id, to.get(id) ?? null]));
}
