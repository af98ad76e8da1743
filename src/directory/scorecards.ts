import { z } from 'zod';
import { VOTER_GROUPS } from '../core/call/effects.ts';
import type { Json } from '../core/call/events.ts';
import {
  FACILITY_KINDS,
  THEMES,
  type FacilityKind,
  type FacilityRow,
  type RoundRow,
} from './accountability-ports.ts';
import { clipOf, facilityPrompt } from './own-clip.ts';
import type { ReferenceStore } from './ports.ts';
import { query, type QueryContext } from './query.ts';
import { scorecardResult as resultOf } from './scorecard-result.ts';
import { dayInPhnomPenh } from '../calendar/phnom-penh.ts';

const POINTS = [1, 2, 3, 4, 5];

const kindSchema = z.enum(FACILITY_KINDS);

/** Every prompt that an answer about scorecards may name, for the check that each can be heard. */
export const scorecardPrompts = (): string[] => [
  ...FACILITY_KINDS.flatMap((kind) => [`kind-${kind}`, ...THEMES.map((theme) => `item-${kind}-${theme}`)]),
  ...THEMES.map((theme) => `theme-${theme}`),
  ...VOTER_GROUPS.map((group) => `by-${group}`),
  ...POINTS.map(pointPrompt),
];

/** The newest round that is open today for a kind of facility, with its items in order. */
export const scorecardRound = query({ kind: kindSchema }, ({ kind }, store, context) => {
  const open = store.accountability
    .roundsOpenOn(dayInPhnomPenh(context.now))
    .map((round) => ({ round, items: itemsOf(round.id, kind, store) }))
    .filter(({ round, items }) => items.length > 0 && (context.sampleBudgets || !round.sample));
  const [chosen] = [...open.filter(({ round }) => !round.sample), ...open];
  if (!chosen) return undefined;
  const items = chosen.items.map((key) => ({ key, question: `item-${kind}-${key}` }));
  return { id: chosen.round.id, sample: chosen.round.sample, items };
});

const itemsOf = (round: string, kind: FacilityKind, store: ReferenceStore): string[] =>
  store.accountability
    .items(round)
    .filter((row) => row.kind === kind)
    .map(({ item }) => item);

/**
 * The facilities of a kind in a commune, `only` being the one where there is no choice. `sample` is true where the round
 * or a facility is an example, so that the caller hears so before any name.
 */
export const facilities = query(
  { commune: z.string(), kind: kindSchema, round: z.string() },
  ({ commune, kind, round }, store, context) => {
    const found = facilitiesOf(commune, kind, store, context);
    const list = found.map((facility) => spokenFacility(facility, context));
    if (list.length === 0) return undefined;
    const sample = found.some((one) => one.sample) || store.accountability.round(round)?.sample === true;
    return { list, only: list.length === 1 ? (list[0] ?? null) : null, sample };
  },
);

type Facility = Pick<FacilityRow, 'id' | 'kind' | 'code' | 'nameKm' | 'sample'>;

/** Examples only where there is no real one. */
function facilitiesOf(
  commune: string,
  kind: FacilityKind,
  store: ReferenceStore,
  { sampleBudgets }: QueryContext,
): Facility[] {
  const place = store.place(commune);
  if (kind === 'commune') {
    return place ? [{ id: `commune-${commune}`, kind, code: commune, nameKm: '', sample: false }] : [];
  }
  const all = store.accountability.facilities(commune, kind);
  const real = all.filter((one) => !one.sample);
  return real.length > 0 || !sampleBudgets ? real : all;
}

/** A facility that nobody recorded is said by its kind and official code. */
const spokenFacility = ({ id, kind, code, nameKm }: Facility, context: QueryContext): Json => ({
  id,
  code,
  kind: `kind-${kind}`,
  isCommune: kind === 'commune',
  name: clipOf(facilityPrompt(id), nameKm, context),
});

/** Whether this caller's answers count, and whether they have answered before. */
export const myVote = query({ round: z.string(), facility: z.string() }, (args, store, { caller }) => ({
  counted: caller !== null,
  voted: caller !== null && store.accountability.hasVoted(args.round, args.facility, caller),
}));

/** The result of a facility in a round, once enough have voted; "not found" before. */
export const scorecardResult = query(
  { round: z.string(), facility: z.string(), kind: kindSchema },
  (args, store) => {
    const { accountability } = store;
    const round = accountability.round(args.round);
    return round && spokenResult(round, args.facility, itemsOf(round.id, args.kind, store), store);
  },
);

function spokenResult(
  round: RoundRow,
  facility: string,
  items: string[],
  { accountability }: ReferenceStore,
): Json | undefined {
  const votes = accountability.countedVotes(round.id, facility);
  const members = accountability.members(round.id, facility);
  const result = resultOf(votes, members, { items, groups: VOTER_GROUPS }, round.enough);
  if (!result) return undefined;
  return {
    voters: result.voters,
    point: pointPrompt(result.point),
    lines: [
      ...result.items.map(({ item, point }) => ({ name: `theme-${item}`, point: pointPrompt(point) })),
      ...result.groups.map(({ group, point }) => ({ name: `by-${group}`, point: pointPrompt(point) })),
    ],
  };
}

function pointPrompt(point: number): string {
  return `point-${point}`;
}
