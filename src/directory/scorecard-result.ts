import { medianRoundedUp } from './median.ts';

/** An answer that counts: one voter, one item. */
export interface CountedVote {
  voter: string;
  item: string;
  value: number;
}

/** A voter who said to be of a group. */
export interface GroupMember {
  voter: string;
  group: string;
}

export interface ScorecardResult {
  voters: number;
  /** The median of every answer given, rounded up. */
  point: number;
  /** The items, and the groups, of which enough answered to be heard. */
  items: { item: string; point: number }[];
  groups: { group: string; point: number }[];
}

/** Below this nobody's answer may be heard: whoever knows who voted could tell one person's. No round can lower it. */
export const FEWEST_HEARD = 5;

/**
 * The result of one facility in one round, or null while too few have voted.
 * In: the answers that count, who said to be of which group, the items and groups in the order in which they are
 * read, and how many voters the round wants.
 */
export function scorecardResult(
  votes: readonly CountedVote[],
  members: readonly GroupMember[],
  order: { items: readonly string[]; groups: readonly string[] },
  wanted: number,
): ScorecardResult | null {
  const enough = Math.max(wanted, FEWEST_HEARD);
  const asked = votes.filter(({ item }) => order.items.includes(item));
  const voters = votersOf(asked);
  if (voters.size < enough) return null;
  return {
    voters: voters.size,
    point: pointOf(asked),
    items: order.items.flatMap((item) => {
      const own = asked.filter((vote) => vote.item === item);
      return votersOf(own).size < enough ? [] : [{ item, point: pointOf(own) }];
    }),
    groups: order.groups.flatMap((group) => {
      const own = votesOfGroup(asked, members, group);
      return canBeToldApart(votersOf(own).size, voters.size, enough) ? [{ group, point: pointOf(own) }] : [];
    }),
  };
}

/** Enough in the group, and enough outside of it: else the difference to the whole would tell of the few others. */
const canBeToldApart = (inside: number, all: number, enough: number): boolean =>
  inside >= enough && all - inside >= enough;

function votesOfGroup(
  votes: readonly CountedVote[],
  members: readonly GroupMember[],
  group: string,
): CountedVote[] {
  const inside = new Set(members.filter((one) => one.group === group).map(({ voter }) => voter));
  return votes.filter(({ voter }) => inside.has(voter));
}

const votersOf = (votes: readonly CountedVote[]): ReadonlySet<string> =>
  new Set(votes.map(({ voter }) => voter));

const pointOf = (votes: readonly CountedVote[]): number => medianRoundedUp(votes.map(({ value }) => value));
