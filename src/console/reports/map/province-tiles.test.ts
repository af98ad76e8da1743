import { expect, it } from 'vitest';
import { LAKE, MAP_COLUMNS, MAP_ROWS, PROVINCE_TILES } from './province-tiles.ts';

const at = new Map(PROVINCE_TILES.map((tile) => [tile.code, tile]));

/** Whether two tiles touch, be it at a corner. */
const touch = (one: string, other: string): boolean => {
  const [a, b] = [at.get(one), at.get(other)];
  if (!a || !b) return false;
  return Math.max(Math.abs(a.column - b.column), Math.abs(a.row - b.row)) === 1;
};

it('has every province once, on a place of its own', () => {
  expect([...at.keys()].toSorted()).toEqual(
    Array.from({ length: 25 }, (_, index) => String(index + 1).padStart(2, '0')),
  );
  const places = [...PROVINCE_TILES, { code: 'lake', ...LAKE }].map(({ column, row }) => `${column} ${row}`);
  expect(new Set(places).size).toBe(26);
  for (const { column, row } of PROVINCE_TILES) {
    expect(column).toBeLessThan(MAP_COLUMNS);
    expect(row).toBeLessThan(MAP_ROWS);
  }
});

it.each([
  ...[
    ['01', '02'],
    ['01', '17'],
    ['02', '24'],
    ['02', '15'],
    ['15', '04'],
    ['15', '09'],
    ['09', '05'],
  ],
  ...[
    ['09', '18'],
    ['18', '07'],
    ['07', '23'],
    ['07', '21'],
    ['21', '08'],
    ['08', '12'],
    ['08', '05'],
  ],
  ...[
    ['12', '14'],
    ['14', '20'],
    ['14', '25'],
    ['25', '10'],
    ['25', '03'],
    ['03', '06'],
    ['06', '17'],
  ],
  ...[
    ['06', '13'],
    ['13', '22'],
    ['22', '17'],
    ['13', '19'],
    ['19', '10'],
    ['19', '16'],
    ['16', '11'],
  ],
  ...[
    ['10', '11'],
    ['04', '05'],
    ['08', '14'],
    ['05', '07'],
    ['03', '14'],
    ['22', '01'],
  ],
])('neighbours %s and %s touch', (one = '', other = '') => {
  expect(touch(one, other)).toBe(true);
});
