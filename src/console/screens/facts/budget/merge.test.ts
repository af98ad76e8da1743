import { describe, expect, it } from 'vitest';
import type { FactRowAnswer } from '../../../../directory/api-types.ts';
import { changesOf, linesOf, missing, nameOf, sumsOfSide, withCell, withLine, withoutLine } from './lines.ts';
import { differences, merge } from './merge.ts';

const row = (component: string, planned: string, seen = 'first'): FactRowAnswer => ({
  ...{ key: component, seen, told: null, shipped: false },
  row: { side: 'income', component, planned_riel: planned, actual_riel: '', notes: '' },
});
const INCOME = ['fund', 'own', 'contributions'];
const OPENED = [row('fund', '10'), row('own', '5'), row('total', '20')];

describe('the lines of a budget in the form', () => {
  it('may be less than the total while one is missing, and are all of it once none is', () => {
    const lines = linesOf(OPENED);
    expect(missing(lines, 'income', INCOME)).toEqual(['contributions']);
    expect(sumsOfSide(lines, 'income', INCOME, 'planned_riel')).toEqual({
      ...{ stated: 20, lines: 15, agrees: true },
    });
    const whole = withLine(lines, row('contributions', '4').row);
    expect(sumsOfSide(whole, 'income', INCOME, 'planned_riel').agrees).toBe(false);
    const agreed = withCell(whole, 'planned_riel', '5', 'income.contributions');
    expect(sumsOfSide(agreed, 'income', INCOME, 'planned_riel').agrees).toBe(true);
  });

  it('are sent where they say something else than what is kept, or go', () => {
    const less = withoutLine(linesOf(OPENED), 'income.own');
    expect(changesOf(less).body).toEqual({ rows: [], removes: [{ key: 'own', seen: 'first' }] });
    expect(changesOf(withLine(less, row('own', '').row)).body).toEqual({ rows: [], removes: [] });
    const { rows } = changesOf(withCell(linesOf(OPENED), 'planned_riel', '11', 'income.fund')).body;
    expect(rows).toMatchObject([{ replaces: 'fund', seen: 'first', row: { planned_riel: '11' } }]);
  });

  it('keep what was written here on top of what others changed, added and deleted', () => {
    const mine = withCell(linesOf(OPENED), 'planned_riel', '11', 'income.fund');
    const theirs = [
      { ...row('own', '6', 'second'), row: { ...row('own', '6').row, notes: 'Theirs' } },
      row('contributions', '4'),
      row('total', '20'),
    ];
    const merged = merge(mine, theirs);
    expect(merged.map(({ base, cells }) => [nameOf(cells), cells['planned_riel'], base?.seen])).toEqual([
      ['income.fund', '11', undefined],
      ['income.own', '6', 'second'],
      ['income.total', '20', 'first'],
      ['income.contributions', '4', 'first'],
    ]);
    expect(differences(mine, theirs).map(({ line, column }) => [nameOf(line), column])).toEqual([
      ['income.fund', null],
      ['income.own', 'planned_riel'],
      ['income.own', 'notes'],
      ['income.contributions', 'planned_riel'],
    ]);
    // What they deleted and was not touched here is gone.
    expect(merge(linesOf(OPENED), theirs).map(({ cells }) => nameOf(cells))).not.toContain('income.fund');
  });
});
