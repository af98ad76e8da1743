/** A row that holds in a province, a district, a commune, or (empty) in the whole country. */
export interface Located {
  placeCode: string;
}

/**
 * The row that holds for a caller, of several about the same thing. A commune that is known gets its own row, else its
 * district's, its province's, the country's, and never another place's. With no commune known it is the country's; a
 * single local row otherwise, whose place has then to be named; with several, none.
 */
export function nearest<Row extends Located>(rows: readonly Row[], commune: string | null): Row | undefined {
  if (commune !== null) {
    const around = rows.filter(({ placeCode }) => commune.startsWith(placeCode));
    return around.toSorted((a, b) => b.placeCode.length - a.placeCode.length)[0];
  }
  return rows.find(({ placeCode }) => placeCode === '') ?? (rows.length === 1 ? rows[0] : undefined);
}
