import { checkRow, type GivenCells } from './check-row.ts';
import type { KnownRow } from './fact-rows.ts';
import { FactsError, rowsRefused } from './facts-error.ts';
import type { ImportKind, RowProblem, Sender, TableRow } from './kind.ts';
import { changeProblem, type RowPorts } from './put-rows.ts';

/** A row that a person looked at: its key, and the state of it that they saw. */
export interface SeenRow {
  key: string;
  seen: string;
}

/** What one change by hand did: `before` is null for a new row, `after` for one that was removed. */
export interface RowChanged {
  before: KnownRow | null;
  after: KnownRow | null;
}

/** What a row is to become: a new one where none was seen. */
export interface WantedRow {
  cells: GivenCells;
  seen: SeenRow | null;
}

/**
 * Adds one row, or changes the one that was seen, by the rules of a file. Stands in a transaction of its own, or takes
 * part in one. Throws FactsError: bad-row and not-allowed with what is wrong; changed-meanwhile where another was quicker.
 */
export function changeRow(
  ports: RowPorts,
  kind: ImportKind,
  cells: GivenCells,
  seen: SeenRow | null,
  sender: Sender,
): RowChanged {
  const [changed] = changeRows(ports, kind, { wanted: [{ cells, seen }], removes: [] }, sender);
  if (!changed) throw new Error('One row was to be changed, and none was.');
  return changed;
}

/** Rows that change together: first go those that are to go, then each of the others becomes what is wanted. */
export interface WantedSet {
  wanted: readonly WantedRow[];
  removes: readonly SeenRow[];
}

/**
 * The same for rows whose figures have to agree once all of them are changed: all of them change, or none. A problem
 * names the row as `wanted` counts it from 1, and those that go after them.
 */
export function changeRows(
  ports: RowPorts,
  kind: ImportKind,
  { wanted, removes }: WantedSet,
  sender: Sender,
): RowChanged[] {
  return ports.rows.transaction(() => {
    const removed = removes.map((seen, index) =>
      removeSeen(ports, kind, seen, sender, wanted.length + index + 1),
    );
    const put = wanted.map((one, index) => putSeen(ports, kind, one, sender, index + 1));
    const changed = [...put, ...removed];
    checkTogether(ports, kind, changed);
    ports.rows.changedByHand(kind, changed.length, sender);
    return changed;
  });
}

/** In: the number of the row, by which a problem is told. */
function putSeen(
  ports: RowPorts,
  kind: ImportKind,
  { cells, seen }: WantedRow,
  sender: Sender,
  number: number,
): RowChanged {
  const { rows, world } = ports;
  const before = seen && unchanged(ports, kind, seen);
  const { row: after, problems } = checkRow(kind, cells, world, sender);
  if (!after) throw refused(problems, number);
  const there = rows.same(kind, after);
  if (there && there.key !== before?.key)
    throw new FactsError(
      'changed-meanwhile',
      `There is a row with the same ${kind.keyInWords} already. Load the table anew, and change that one.`,
    );
  const moves = before !== null && there === undefined;
  // A row under another key is another row: the old one goes, and what may not go stays where it is.
  const wrong = moves
    ? (changeProblem(kind, before.row, null, world, sender) ??
      changeProblem(kind, null, after, world, sender))
    : changeProblem(kind, before?.row ?? null, after, world, sender);
  if (wrong) throw refused([wrong], number);
  if (moves) rows.remove(kind, before.row);
  rows.put(kind, after, sender);
  return { before, after: rows.same(kind, after) ?? null };
}

/** Removes the row that was seen. Throws as `changeRow` does. */
export function removeRow(ports: RowPorts, kind: ImportKind, seen: SeenRow, sender: Sender): RowChanged {
  const [removed] = changeRows(ports, kind, { wanted: [], removes: [seen] }, sender);
  if (!removed) throw new Error('One row was to be removed, and none was.');
  return removed;
}

function removeSeen(
  ports: RowPorts,
  kind: ImportKind,
  seen: SeenRow,
  sender: Sender,
  number: number,
): RowChanged {
  const before = unchanged(ports, kind, seen);
  const wrong = changeProblem(kind, before.row, null, ports.world, sender);
  if (wrong) throw refused([wrong], number);
  ports.rows.remove(kind, before.row);
  return { before, after: null };
}

function unchanged({ rows }: RowPorts, kind: ImportKind, { key, seen }: SeenRow): KnownRow {
  const known = rows.find(kind, key);
  if (!known) throw new FactsError('no-such-row', 'This row is not there any more. Load the table anew.');
  if (known.seen !== seen)
    throw new FactsError(
      'changed-meanwhile',
      'Somebody has changed this row meanwhile. Load the table anew, and look at the row before you change it.',
    );
  return known;
}

/** Figures that have to agree, as the change leaves them; told at the first row of theirs. Throwing takes it back. */
function checkTogether({ rows }: RowPorts, kind: ImportKind, changed: readonly RowChanged[]): void {
  const { together } = kind;
  if (!together) return;
  const touched = changed.flatMap(({ before, after }, index) =>
    [after, before].flatMap((known) => (known ? [{ row: known.row, number: index + 1 }] : [])),
  );
  const groups = new Map<string, { group: TableRow[]; number: number }>();
  for (const { row, number } of touched) {
    const group = rows.like(kind, together.by, row);
    const key = group[0]?.key ?? '';
    if (!groups.has(key)) groups.set(key, { group: group.map((known) => known.row), number });
  }
  const wrong = [...groups.values()].flatMap(({ group, number }) => {
    const problem = together.check(group);
    return problem ? [{ row: number, ...problem }] : [];
  });
  if (wrong.length > 0) throw rowsRefused(wrong);
}

const refused = (problems: readonly RowProblem[], row: number): FactsError =>
  rowsRefused(problems.map((problem) => ({ row, ...problem })));
