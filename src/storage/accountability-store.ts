import { and, asc, desc, eq, gte, like, lte, sql } from 'drizzle-orm';
import {
  facilities,
  promises,
  rights,
  rounds,
  scorecardItems,
  verdicts,
  voterGroups,
  votes,
} from '../../db/schema.ts';
import type {
  AccountabilityStore,
  FacilityRow,
  PromiseRow,
  RightRow,
  ScorecardItemRow,
} from '../directory/accountability-ports.ts';
import type { Store } from './database.ts';

/** Facilities, scorecards, rights and promises in SQLite. */
export function accountabilityStore({ db }: Store): AccountabilityStore {
  return { ...facts(db), ...scores(db) };
}

function facts(
  db: Store['db'],
): Pick<AccountabilityStore, 'facilities' | 'round' | 'roundsOpenOn' | 'items' | 'promises' | 'rights'> {
  return {
    facilities: (commune, kind) =>
      db
        .select()
        .from(facilities)
        .where(and(eq(facilities.commune, commune), eq(facilities.kind, kind)))
        .orderBy(asc(facilities.code))
        .all() as FacilityRow[],
    round: (id) => db.select().from(rounds).where(eq(rounds.id, id)).get(),
    roundsOpenOn: (day) =>
      db
        .select()
        .from(rounds)
        .where(and(lte(rounds.opensOn, day), gte(rounds.closesOn, day)))
        .orderBy(desc(rounds.opensOn), asc(rounds.id))
        .all(),
    items: (round) =>
      db
        .select()
        .from(scorecardItems)
        .where(eq(scorecardItems.round, round))
        .orderBy(asc(scorecardItems.position))
        .all() as ScorecardItemRow[],
    promises: (commune) =>
      db
        .select()
        .from(promises)
        .where(eq(promises.commune, commune))
        .orderBy(asc(promises.position))
        .all() as PromiseRow[],
    rights: (kind) =>
      db.select().from(rights).where(eq(rights.kind, kind)).orderBy(asc(rights.position)).all() as RightRow[],
  };
}

type Scores = 'hasVoted' | 'hasVotes' | 'hasVerdicts' | 'countedVotes' | 'members';

function scores(db: Store['db']): Pick<AccountabilityStore, Scores> {
  const of = (round: string, facility: string) => and(eq(votes.round, round), eq(votes.facility, facility));
  return {
    hasVoted: (round, facility, voter) =>
      db
        .select({ one: sql`1` })
        .from(votes)
        .where(and(of(round, facility), eq(votes.voter, voter)))
        .get() !== undefined,
    hasVotes: (about) =>
      db
        .select({ one: sql`1` })
        .from(votes)
        .where(
          'facility' in about
            ? eq(votes.facility, about.facility)
            : and(eq(votes.round, about.round), like(votes.facility, `${about.kind ?? ''}%`)),
        )
        .get() !== undefined,
    hasVerdicts: (promise) =>
      db
        .select({ one: sql`1` })
        .from(verdicts)
        .where(eq(verdicts.promise, promise))
        .get() !== undefined,
    countedVotes: (round, facility) =>
      db
        .select({ voter: votes.voter, item: votes.item, value: votes.value })
        .from(votes)
        .where(and(of(round, facility), eq(votes.counted, true)))
        .all(),
    members: (round, facility) =>
      db
        .selectDistinct({ voter: voterGroups.voter, group: voterGroups.group })
        .from(voterGroups)
        .innerJoin(
          votes,
          and(of(round, facility), eq(votes.voter, voterGroups.voter), eq(votes.callId, voterGroups.callId)),
        )
        .where(
          and(
            eq(voterGroups.round, round),
            eq(voterGroups.facility, facility),
            eq(voterGroups.belongs, true),
          ),
        )
        .all(),
  };
}
