import { and, eq, ne } from 'drizzle-orm';
import { calls } from '../../../db/schema.ts';
import { verdicts, voterGroups, votes } from '../../../db/schema.ts';
import type { Verdict, Vote, VoterGroup } from '../../core/call/effects.ts';
import type { Store } from '../database.ts';
import type { DeedWriter } from './deed-writer.ts';

interface Voter {
  voter: string;
  /** Without a pseudonym nobody can tell a second vote from a first: such answers are kept, and count for nothing. */
  counted: boolean;
}

function voterOf({ db }: Store, callId: string): Voter {
  const caller = db.select({ caller: calls.caller }).from(calls).where(eq(calls.id, callId)).get()?.caller;
  return caller ? { voter: caller, counted: true } : { voter: `call:${callId}`, counted: false };
}

/** What earlier calls of a voter told of a facility in a round. */
const ofEarlierCalls = (
  table: typeof votes | typeof voterGroups,
  { round, facility, voter, callId }: { round: string; facility: string; voter: string; callId: string },
) =>
  and(eq(table.round, round), eq(table.facility, facility), eq(table.voter, voter), ne(table.callId, callId));

/**
 * One vote for each voter, facility and round: the first answer of a later call takes the place of all that an earlier
 * call gave, and within a call the newest answer to an item holds.
 */
export const votesWriter: DeedWriter<Vote[]> = (store, given, { callId, at }) => {
  for (const { round, facility, item, value, offered } of given) {
    const { voter, counted } = voterOf(store, callId);
    store.db.delete(votes).where(ofEarlierCalls(votes, { round, facility, voter, callId })).run();
    const newest = { value, offered: JSON.stringify(offered), at };
    store.db
      .insert(votes)
      .values({ round, facility, item, voter, callId, counted, ...newest })
      .onConflictDoUpdate({ target: [votes.round, votes.facility, votes.item, votes.voter], set: newest })
      .run();
  }
};

/** What voters say of themselves. It belongs to the vote of its own call: an earlier call's is taken away. */
export const voterGroupsWriter: DeedWriter<VoterGroup[]> = (store, given, { callId }) => {
  for (const { round, facility, group, belongs } of given) {
    const { voter } = voterOf(store, callId);
    store.db.delete(voterGroups).where(ofEarlierCalls(voterGroups, { round, facility, voter, callId })).run();
    store.db
      .insert(voterGroups)
      .values({ round, facility, voter, group, callId, belongs })
      .onConflictDoUpdate({
        target: [voterGroups.round, voterGroups.facility, voterGroups.voter, voterGroups.group],
        set: { belongs },
      })
      .run();
  }
};

/** One verdict for each voter and promise: the newest. */
export const verdictsWriter: DeedWriter<Verdict[]> = (store, given, { callId, at }) => {
  for (const { promise, kept, offered } of given) {
    const { voter, counted } = voterOf(store, callId);
    const newest = { callId, kept, offered: JSON.stringify(offered), at };
    store.db
      .insert(verdicts)
      .values({ promise, voter, counted, ...newest })
      .onConflictDoUpdate({ target: [verdicts.promise, verdicts.voter], set: newest })
      .run();
  }
};
