import type { Request } from 'express';
import type { Context } from '../../context.ts';
import { cellsOf } from '../../directory/import/cells-of.ts';
import type { RowChanged } from '../../directory/import/change-row.ts';
import type { KnownRow } from '../../directory/import/fact-rows.ts';
import type { ImportKind } from '../../directory/import/kind.ts';
import { staffOf } from '../guard.ts';

/**
 * Does a change of a row and writes it into the audit log, or neither.
 * In: what the log calls such a row: `fact` makes `fact.added`, `fact.changed` and `fact.removed`.
 */
export function recorded(
  context: Context,
  kind: ImportKind,
  request: Request,
  what: 'fact' | 'line',
  change: () => RowChanged,
): RowChanged {
  return context.store.transaction(() => {
    const changed = change();
    const cells = (known: KnownRow | null) => known && cellsOf(kind, known.row);
    const { before, after } = changed;
    const key = (after ?? before)?.key ?? '';
    context.audit.record({
      ...{ actor: staffOf(request), action: `${what}.${after ? (before ? 'changed' : 'added') : 'removed'}` },
      subject: { kind: kind.name, id: key },
      ...{ before: cells(before), after: cells(after) },
    });
    return changed;
  });
}
