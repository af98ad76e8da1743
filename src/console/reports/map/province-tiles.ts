/**
 * The 25 provinces, each a tile where it roughly lies: columns from west to east, rows from north to south, both from 0.
 * There is no free map of their borders that a line may ship. The free place in the middle is the great lake.
 *
 *            Oddar Meanchey   Preah Vihear   Stung Treng   Ratanak Kiri
 *   Banteay  Siem Reap        Kampong Thom   Kratie        Mondul Kiri
 *   Pailin / Battambang (the lake)  Kampong Cham  Tboung Khmum
 *   Pursat   Kampong Chhnang  Phnom Penh     Prey Veng     Svay Rieng
 *   Koh Kong Kampong Speu     Kandal
 *   Preah Sihanouk  Kampot    Takeo
 *                   Kep
 */
export const PROVINCE_TILES: readonly { code: string; column: number; row: number }[] = [
  { code: '22', column: 2, row: 0 },
  { code: '13', column: 3, row: 0 },
  { code: '19', column: 4, row: 0 },
  { code: '16', column: 5, row: 0 },
  { code: '01', column: 1, row: 1 },
  { code: '17', column: 2, row: 1 },
  { code: '06', column: 3, row: 1 },
  { code: '10', column: 4, row: 1 },
  { code: '11', column: 5, row: 1 },
  { code: '24', column: 0, row: 2 },
  { code: '02', column: 1, row: 2 },
  { code: '03', column: 3, row: 2 },
  { code: '25', column: 4, row: 2 },
  { code: '15', column: 1, row: 3 },
  { code: '04', column: 2, row: 3 },
  { code: '12', column: 3, row: 3 },
  { code: '14', column: 4, row: 3 },
  { code: '20', column: 5, row: 3 },
  { code: '09', column: 1, row: 4 },
  { code: '05', column: 2, row: 4 },
  { code: '08', column: 3, row: 4 },
  { code: '18', column: 1, row: 5 },
  { code: '07', column: 2, row: 5 },
  { code: '21', column: 3, row: 5 },
  { code: '23', column: 2, row: 6 },
];

export const LAKE = { column: 2, row: 2 };

export const MAP_COLUMNS = 6;
export const MAP_ROWS = 7;
