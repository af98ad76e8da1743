import type { CountedVote, GroupMember } from './scorecard-result.ts';
import type { Confirmation } from './spoken.ts';

/** What is scored. `commune` is the commune's own administration, which needs no row of its own. */
export const FACILITY_KINDS = ['school', 'health-centre', 'commune'] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

/** The eight themes of the community scorecard, which are what items are about. */
export const THEMES = [
  'work',
  'conduct',
  'supplies',
  'hygiene',
  'building',
  'relations',
  'voice',
  'management',
] as const;

export interface FacilityRow {
  /** Kind and code: codes of two kinds may be the same. */
  id: string;
  kind: FacilityKind;
  code: string;
  commune: string;
  nameKm: string;
  nameEn: string;
  sample: boolean;
  sourceUrl: string | null;
}

export interface RoundRow {
  id: string;
  name: string;
  /** Dates in Phnom Penh, both within the round. */
  opensOn: string;
  closesOn: string;
  /** How many voters a result needs; never fewer than five. */
  enough: number;
  sample: boolean;
}

export interface ScorecardItemRow {
  round: string;
  kind: FacilityKind;
  position: number;
  item: (typeof THEMES)[number];
}

/** Whom a plan names as the one who has to act: the words that can be spoken. */
export const PROMISE_ACTORS = ['commune', 'school', 'health-centre', 'district', 'people'] as const;
export const PROMISE_TOPICS = ['road', 'water', 'school', 'health', 'social', 'service', 'other'] as const;
export const PROMISE_STATES = ['planned', 'under-way', 'done', 'dropped'] as const;

export interface PromiseRow extends Confirmation {
  /** Commune, year and position. */
  id: string;
  commune: string;
  year: number;
  position: number;
  topic: (typeof PROMISE_TOPICS)[number];
  whatKm: string;
  whatEn: string;
  who: (typeof PROMISE_ACTORS)[number];
  whoKm: string | null;
  whoEn: string | null;
  dueOn: string | null;
  state: (typeof PROMISE_STATES)[number];
  stateOn: string | null;
  sample: boolean;
  sourceUrl: string | null;
}

export interface RightRow extends Confirmation {
  key: string;
  kind: FacilityKind;
  position: number;
  source: string | null;
  sourceUrl: string | null;
  sourceDate: string | null;
  notes: string | null;
}

/** Facilities, scorecards, rights and promises, as they are stored. */
export interface AccountabilityStore {
  facilities(commune: string, kind: FacilityKind): FacilityRow[];
  round(id: string): RoundRow | undefined;
  /** The rounds that are open on a day, the newest first. */
  roundsOpenOn(day: string): RoundRow[];
  items(round: string): ScorecardItemRow[];
  /** Whether this voter has answered anything about the facility in the round. */
  hasVoted(round: string, facility: string, voter: string): boolean;
  countedVotes(round: string, facility: string): CountedVote[];
  /** Who said to be of which group, in the call of the vote that stands. */
  members(round: string, facility: string): GroupMember[];
  /** Whether anybody has voted in a round (about one kind of facility), or about a facility in any round. */
  hasVotes(about: { round: string; kind?: FacilityKind } | { facility: string }): boolean;
  /** Whether anybody has said if a promise was kept. */
  hasVerdicts(promise: string): boolean;
  promises(commune: string): PromiseRow[];
  rights(kind: FacilityKind): RightRow[];
}
