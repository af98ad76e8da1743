import { sql } from 'drizzle-orm';
import { groupBy } from '../../core/group-by.ts';
import { medianRoundedUp } from '../../directory/median.ts';
import type { OpenRound, OpenScore } from '../open/api-types.ts';
import { FEWEST_CALLERS } from '../open/suppress.ts';
import type { Reader } from '../reader.ts';

type Round = Pick<OpenRound, 'round' | 'name' | 'opensOn' | 'closesOn' | 'sample'>;

interface Vote extends Omit<OpenScore, 'median' | 'voters'> {
  value: number;
}

/** Rounds that closed before a day, the newest first. */
export const closedRounds = (reader: Reader, { before }: { before: string }): Round[] =>
  reader
    .all<Omit<Round, 'sample'> & { sample: number }>(
      sql`select id as round, name, opens_on as opensOn, closes_on as closesOn, sample from rounds
        where closes_on < ${before} order by closes_on desc, id`,
    )
    .map((round) => ({ ...round, sample: round.sample === 1 }));

/**
 * What may be published of a round: the median of each item at each facility that 5 voters or more answered. A median
 * cannot be taken from another one, so that nothing else has to be hidden.
 */
export function openRound(reader: Reader, { round }: { round: string }): OpenScore[] {
  const votes = reader.all<Vote>(
    sql`select votes.facility, votes.item, votes.value,
      coalesce(facilities.commune, replace(votes.facility, 'commune-', '')) as commune,
      coalesce(facilities.kind, 'commune') as kind,
      coalesce(facilities.name_km, places.name_km, '') as nameKm, coalesce(facilities.name_en, places.name_en, '') as nameEn
      from votes join calls on calls.id = votes.call_id and calls.provider <> 'simulator'
      left join facilities on facilities.id = votes.facility
      left join places on places.code = replace(votes.facility, 'commune-', '')
      where votes.round = ${round} and votes.counted order by votes.facility, votes.item`,
  );
  return [...groupBy(votes, ({ facility, item }) => `${facility}\t${item}`).values()].flatMap((given) => {
    const [first] = given;
    if (!first || given.length < FEWEST_CALLERS) return [];
    const { value: _value, ...about } = first;
    return [{ ...about, median: medianRoundedUp(given.map(({ value }) => value)), voters: given.length }];
  });
}
