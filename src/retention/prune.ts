import { goneBefore } from './gone-before.ts';
import { keptDays } from './keep.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { Deletion, RetentionPorts } from './ports.ts';

/**
 * Deletes what is too old, kind by kind, in small batches. Each batch adds to a row of what was deleted, in its own
 * transaction: nothing is deleted that no row tells of, even where the process ends in between.
 * In: what to wait for after each batch, told how many milliseconds it took. Out: what was deleted.
 */
export async function prune(
  ports: RetentionPorts,
  rest: (took: number) => Promise<void>,
): Promise<Deletion[]> {
  const all: Deletion[] = [];
  for (const kind of KINDS) {
    const deletion = await pruneKind(ports, kind, rest);
    if (deletion.amount > 0) all.push(deletion);
  }
  return all;
}

async function pruneKind(
  { store, pruners, now }: RetentionPorts,
  kind: Kind,
  rest: (took: number) => Promise<void>,
): Promise<Deletion> {
  const at = now();
  const deletion: Deletion = { at, kind, amount: 0, olderThan: goneBefore(kind, keptDays(store, kind), at) };
  let row: number | undefined;
  const deleted = (amount: number): void => {
    if (amount === 0) return;
    if (row === undefined) row = store.addDeletion({ ...deletion, amount });
    else store.addToDeletion(row, amount);
    deletion.amount += amount;
  };
  let begun = performance.now();
  for await (const _ of pruners[kind].batches(deletion.olderThan, deleted)) {
    await rest(performance.now() - begun);
    begun = performance.now();
  }
  return deletion;
}

/** What a run would delete now, as it would be told afterwards. */
export function wouldPrune({ store, pruners, now }: RetentionPorts): Deletion[] {
  const at = now();
  return KINDS.map((kind) => {
    const olderThan = goneBefore(kind, keptDays(store, kind), at);
    return { at, kind, olderThan, amount: pruners[kind].count(olderThan) };
  }).filter(({ amount }) => amount > 0);
}
