import { sql, type SQL } from 'drizzle-orm';
import { groupBy } from '../../core/group-by.ts';
import { medianOfCounts } from '../../directory/median.ts';
import { FEWEST_HEARD } from '../../directory/scorecard-result.ts';
import type { ColumnKind } from '../api-types.ts';
import { allOf } from '../narrowed.ts';
import type { Reader } from '../reader.ts';
import type { Asked, Report } from '../report.ts';

/** What a row is about. A question of a facility has the item; a group what voters said of themselves. */
const BY = ['facility', 'item', 'group', 'round'] as const;
type By = (typeof BY)[number];

const KINDS: Record<By, ColumnKind> = { facility: 'facility', item: 'item', group: 'group', round: 'round' };

interface Row {
  round: string;
  what: string;
  value: number;
  votes: number;
}

/** Results of scorecards: medians, rounded up as callers hear them, with the change since the round before. */
export const scorecards: Report = {
  period: 'none',
  filters: ['place', 'round', 'kind', 'by'],
  deepestPlace: 6,
  by: BY,
  columns: ({ by = 'facility' }) => [
    { name: by, kind: KINDS[by as By] },
    { name: 'voters', kind: 'count' },
    { name: 'answers', kind: 'count' },
    { name: 'median', kind: 'score' },
    { name: 'round-before', kind: 'round' },
    { name: 'median-before', kind: 'score' },
    { name: 'change', kind: 'points' },
  ],
  rows: (reader, asked) => {
    const by = (asked.by ?? 'facility') as By;
    const rounds = roundsOf(reader);
    const shown =
      by === 'round' ? rounds : rounds.filter(({ id }) => id === (asked.round ?? newestScored(reader)));
    const rows = groupBy(resultsOf(reader, asked, by), ({ round, what }) => `${round}\t${what}`);
    return shown.flatMap((round) => {
      const before = rounds[rounds.indexOf(round) + 1];
      const whats = [...rows.keys()].filter((key) => key.startsWith(`${round.id}\t`));
      return whats.toSorted().map((key) => {
        const what = key.slice(round.id.length + 1);
        const now = resultOf(rows.get(key), round, by, everyoneIn(rows, round.id, by));
        const then =
          before && resultOf(rows.get(`${before.id}\t${what}`), before, by, everyoneIn(rows, before.id, by));
        const change = now.median === null || !then || then.median === null ? null : now.median - then.median;
        return [
          ...[by === 'round' ? round.id : what, now.voters, now.answers, now.median],
          ...[before?.id ?? null, then?.median ?? null, change],
        ];
      });
    });
  },
};

interface Round {
  id: string;
  enough: number;
}

/** The newest first. */
const roundsOf = (reader: Reader): Round[] =>
  reader.all(sql`select id, enough from rounds order by opens_on desc, id`);

const newestScored = (reader: Reader): string | undefined =>
  reader.all<{ id: string }>(
    sql`select id from rounds where exists (select 1 from sum_scores where round = rounds.id)
        order by opens_on desc, id limit 1`,
  )[0]?.id;

const WHAT: Record<By, { what: SQL; where: SQL }> = {
  facility: { what: sql`facility`, where: sql`item = '' and "group" = ''` },
  round: { what: sql`''`, where: sql`item = '' and "group" = ''` },
  item: { what: sql`item`, where: sql`item <> '' and "group" = ''` },
  // With all voters, from whom a small group must not be told apart.
  group: { what: sql`"group"`, where: sql`item = ''` },
};

/** A facility is named by its kind and its official code, which begins with the code of its commune. */
function resultsOf(reader: Reader, { place, kind }: Asked, by: By): Row[] {
  const { what, where } = WHAT[by];
  return reader.all<Row>(
    sql`select round, ${what} as what, value, sum(votes) as votes from sum_scores
        where ${allOf(
          where,
          kind === undefined ? sql`true` : sql`facility like ${`${kind}-%`}`,
          place === undefined
            ? sql`true`
            : sql`ltrim(facility, 'abcdefghijklmnopqrstuvwxyz-') like ${`${place}%`}`,
        )}
        group by round, ${what}, value`,
  );
}

interface Result {
  voters: number | null;
  answers: number | null;
  median: number | null;
}

const votersOf = (rows: readonly Row[] = []): number => rows.find(({ value }) => value === 0)?.votes ?? 0;

const everyoneIn = (rows: ReadonlyMap<string, Row[]>, round: string, by: By): number =>
  by === 'group' ? votersOf(rows.get(`${round}\t`)) : 0;

/**
 * What callers may hear, reports may say: below as many voters as the round wants nobody's answer can be told. Of a
 * group not even how many they are is said where they, or the others, are few: nobody wrote down who they are.
 */
function resultOf(rows: readonly Row[] | undefined, round: Round, by: By, everyone: number): Result {
  const enough = Math.max(round.enough, FEWEST_HEARD);
  const voters = votersOf(rows);
  const apart = by !== 'group' || everyone === voters || everyone - voters >= enough;
  if (by === 'group' && (voters < enough || !apart)) return { voters: null, answers: null, median: null };
  const counts = [1, 2, 3, 4, 5].map((point) => rows?.find(({ value }) => value === point)?.votes ?? 0);
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return { voters, answers, median: voters < enough ? null : medianOfCounts(counts) };
}
