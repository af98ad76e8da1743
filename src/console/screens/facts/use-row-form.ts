import { useState } from 'react';
import type {
  FactCells,
  FactChangedAnswer,
  FactKindAnswer,
  FactRowAnswer,
} from '../../../directory/api-types.ts';
import { ask, failureOf } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { told } from '../../parts/notify.ts';
import { useUnsaved } from '../../parts/unsaved.tsx';
import { useChange } from '../../queries.ts';
import { changedCells } from './changed-cells.ts';
import { FACTS } from './groups.ts';

/** A form of one row. In: the kind, the row as it was opened (null: a new one), what follows once it is saved. */
export function useRowForm({ kind, columns }: FactKindAnswer, row: FactRowAnswer | null, saved: () => void) {
  const { texts } = useWords();
  const [base, setBase] = useState(row);
  const opened = base?.row ?? newRow(columns);
  const [given, setGiven] = useState<FactCells>(opened);
  useUnsaved(Object.entries(given).some(([column, text]) => text !== opened[column]));
  const save = useChange(
    () =>
      ask<FactChangedAnswer>('PUT', `/facts/${kind}/rows`, {
        row: given,
        ...(base && { replaces: base.key, seen: base.seen }),
      }),
    `/facts/${kind}`,
    FACTS,
  );
  /** Goes on from the row as another left it. */
  const goOn = (now: FactRowAnswer, cells: FactCells): void => {
    setBase(now);
    setGiven(cells);
    save.reset();
  };
  const problems = save.error ? failureOf(save.error).problems : [];
  return {
    base,
    given,
    change: (column: string, text: string) => setGiven({ ...given, [column]: text }),
    save: () => save.mutate(undefined, { onSuccess: () => (told(texts.saved), saved()) }),
    saving: save.isPending,
    error: save.error,
    /** Somebody was quicker: they changed the row, or deleted it. */
    conflict: save.error !== null && QUICKER.has(failureOf(save.error).code),
    /** By column, in words of the language. */
    problems: Object.fromEntries(
      problems.map(({ column, message }) => [column, texts.facts.problem(message)]),
    ) as Partial<Record<string, string>>,
    takeTheirs: (now: FactRowAnswer) => goOn(now, now.row),
    /** What was changed here, on top of what the other person left. */
    keepMine: (now: FactRowAnswer) => goOn(now, { ...now.row, ...changedCells(base, given) }),
  };
}

const QUICKER = new Set<string>(['changed-meanwhile', 'no-such-row']);

export type RowForm = ReturnType<typeof useRowForm>;

/** A new row says yes or no where nothing else may stand. */
const newRow = (columns: FactKindAnswer['columns']): FactCells =>
  Object.fromEntries(columns.map(({ name, choices }) => [name, choices?.includes('no') ? 'no' : '']));
