import { checkRow, beyond, type GivenCells } from './check-row.ts';
import type { FactRows } from './fact-rows.ts';
import { rowsRefused, type SentProblem } from './facts-error.ts';
import type { ImportKind, RowProblem, Sender, TableRow, World } from './kind.ts';

export interface RowPorts {
  rows: FactRows;
  world: World;
}

export interface PutRows {
  added: number;
  changed: number;
  unchanged: number;
}

/**
 * Takes single rows, all of them or none, by the rules of a file. The same rows again change nothing; nothing goes.
 * In: the cells of each row, who sends them. Throws FactsError.
 */
export function putRows(
  { rows, world }: RowPorts,
  kind: ImportKind,
  sent: readonly GivenCells[],
  sender: Sender,
): PutRows {
  const put: PutRows = { added: 0, changed: 0, unchanged: 0 };
  return rows.transaction(() => {
    const problems: SentProblem[] = [];
    const rowOfKey = new Map<string, number>();
    for (const [index, cells] of sent.entries()) {
      const number = index + 1;
      const { row, problems: wrong } = checkRow(kind, cells, world, sender);
      if (!row) {
        problems.push(...wrong.map((problem) => ({ row: number, ...problem })));
        continue;
      }
      const key = JSON.stringify(kind.key.map((name) => (row as Record<string, unknown>)[name]));
      const first = rowOfKey.get(key);
      rowOfKey.set(key, first ?? number);
      const before = rows.same(kind, row);
      const refused =
        first === undefined
          ? changeProblem(kind, before?.row ?? null, row, world, sender)
          : { column: kind.key[0] ?? '', message: `row ${first} has the same ${kind.keyInWords}` };
      if (refused) problems.push({ row: number, ...refused });
      else put[putOne(rows, kind, before?.row ?? null, row, sender)] += 1;
    }
    if (problems.length > 0) throw rowsRefused(problems);
    if (put.added + put.changed > 0) rows.changedByHand(kind, put.added + put.changed, sender);
    return put;
  });
}

/** Takes a row out, whatever it says; one that is not there is out already. Throws FactsError. */
export function takeOut({ rows, world }: RowPorts, kind: ImportKind, key: string, sender: Sender): void {
  rows.transaction(() => {
    const known = rows.find(kind, key);
    if (!known) return;
    const wrong = changeProblem(kind, known.row, null, world, sender);
    if (wrong) throw rowsRefused([{ row: 1, ...wrong }]);
    rows.remove(kind, known.row);
    rows.changedByHand(kind, 1, sender);
  });
}

/** What may not become of a row, or is not the sender's to change. */
export const changeProblem = (
  kind: ImportKind,
  before: TableRow | null,
  after: TableRow | null,
  world: World,
  sender: Sender,
): RowProblem | undefined =>
  kind.becomes?.(before, after, world) ?? (before ? beyond(kind, before, sender) : undefined);

function putOne(
  rows: FactRows,
  kind: ImportKind,
  before: TableRow | null,
  after: TableRow,
  sender: Sender,
): keyof PutRows {
  if (before && sameFacts(before, after)) return 'unchanged';
  rows.put(kind, after, sender);
  return before ? 'changed' : 'added';
}

const sameFacts = (before: TableRow, after: TableRow): boolean =>
  Object.entries(after).every(([name, value]) => (before as Record<string, unknown>)[name] === value);
