import { LICENCE } from '../analytics/open/api-types.ts';
import type { Cell, Column, ColumnType, Table } from '../tables/table.ts';
import type { OpenFigures } from './open-figures.ts';

interface OpenTable {
  columns: Record<string, ColumnType>;
  rows(figures: OpenFigures): Cell[][];
}

/** What can be taken from the open page, all months and rounds in one table each. */
const OPEN_TABLES: Record<string, OpenTable> = {
  calls: {
    columns: { month: 'text', calls: 'whole', callers: 'whole' },
    rows: (figures) =>
      figures.months().flatMap(({ month, calls }) => (calls ? [[month, calls.calls, calls.callers]] : [])),
  },
  topics: {
    columns: { month: 'text', province: 'text', topic: 'text', callers: 'whole' },
    rows: (figures) =>
      figures
        .months()
        .flatMap(({ month, topics }) =>
          topics.map(({ province, topic, callers }) => [month, province, topic, callers]),
        ),
  },
  ratings: {
    columns: { month: 'text', subject: 'text', id: 'text', mean: 'number', callers: 'whole' },
    rows: (figures) =>
      figures
        .months()
        .flatMap(({ month, ratings }) =>
          ratings.map(({ subject, id, mean, callers }) => [month, subject, id, mean, callers]),
        ),
  },
  cases: {
    columns: { month: 'text', province: 'text', kind: 'text', state: 'text', cases: 'whole' },
    rows: (figures) =>
      figures
        .months()
        .flatMap(({ month, cases }) =>
          cases.map(({ province, kind, state, cases: count }) => [month, province, kind, state, count]),
        ),
  },
  scorecards: {
    columns: {
      ...{ round: 'text', sample: 'yesNo', facility: 'text', name_km: 'text', name_en: 'text' },
      ...{ commune: 'text', kind: 'text', item: 'text', median: 'whole', voters: 'whole' },
    },
    rows: (figures) =>
      figures
        .rounds()
        .flatMap(({ round, sample, scores }) =>
          scores.map((score) => [
            ...[round, sample, score.facility, score.nameKm, score.nameEn],
            ...[score.commune, score.kind, score.item, score.median, score.voters],
          ]),
        ),
  },
};

/** A table of the open page as rows, each of which names the licence. Undefined where there is no such table. */
export function openTable(figures: OpenFigures, name: string): Table | undefined {
  const found = Object.hasOwn(OPEN_TABLES, name) ? OPEN_TABLES[name] : undefined;
  if (!found) return undefined;
  const columns: Column[] = Object.entries(found.columns).map(([column, type]) => ({ name: column, type }));
  return {
    name: `sdap-${name}`,
    columns: [...columns, { name: 'licence', type: 'text' }],
    pages: [found.rows(figures).map((row) => [...row, LICENCE])],
  };
}
