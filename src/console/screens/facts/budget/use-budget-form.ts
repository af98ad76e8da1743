import { useState } from 'react';
import type { BudgetAnswer, FactRowAnswer, FactSetAnswer } from '../../../../directory/api-types.ts';
import { ask, failureOf } from '../../../api.ts';
import { useWords } from '../../../language.tsx';
import { told } from '../../../parts/notify.ts';
import { useUnsaved } from '../../../parts/unsaved.tsx';
import { useChange } from '../../../queries.ts';
import { FACTS } from '../groups.ts';
import {
  agree,
  changesOf,
  common,
  isChanged,
  kept,
  linesOf,
  withCell,
  withLine,
  withoutLine,
} from './lines.ts';
import type { Line, Side } from './lines.ts';
import { differences, merge } from './merge.ts';

/** What names the source of a line, and who stands for it: most budgets have one for all their lines. */
export const SHARED = ['sample', 'confirmed_by', 'confirmed_at', 'source_url', 'source_date'] as const;

export interface BudgetOf {
  place: string;
  year: string;
}

export const budgetDoor = ({ place, year }: BudgetOf): string => `/facts/budgets/${place}/${year}`;

/** The form of the lines of one budget, which are kept as one set. In: the budget as it was opened. */
export function useBudgetForm(of: BudgetOf, { rows, components }: BudgetAnswer) {
  const { texts } = useWords();
  const [lines, setLines] = useState(() => linesOf(rows));
  /** What others left, where that stands against the form. */
  const [theirs, setTheirs] = useState<readonly FactRowAnswer[] | null>(null);
  const { sent, body } = changesOf(lines);
  const save = useChange(
    () => ask<FactSetAnswer>('PUT', '/facts/budgets/rows/set', body),
    '/facts/budgets',
    FACTS,
  );
  useUnsaved(sent.length > 0);
  const write = (written: Line[]): void => {
    setLines(written);
    save.reset();
  };
  /** After a refusal: whether somebody was quicker, which the line knows. */
  const compare = async (): Promise<void> => {
    const now = (await ask<BudgetAnswer>('GET', budgetDoor(of))).rows;
    if (differences(lines, now).length > 0) {
      setTheirs(now);
      return;
    }
    const merged = merge(lines, now);
    // The same was written by both, or it was kept although no answer came.
    if (!merged.some(isChanged)) {
      told(texts.saved);
      write(merged);
    }
  };
  const goOn = (written: Line[]): void => {
    setTheirs(null);
    write(written);
  };
  return {
    lines,
    sent,
    theirs,
    changed: sent.length > 0,
    agrees: agree(lines, components),
    saving: save.isPending,
    error: theirs === null ? save.error : null,
    change: (name: string, column: string, text: string) => write(withCell(lines, column, text, name)),
    changeAll: (column: string, text: string) => write(withCell(lines, column, text)),
    add: (side: Side, component: string) => write(withLine(lines, newLine(of, lines, side, component))),
    remove: (name: string) => write(withoutLine(lines, name)),
    save: () =>
      save.mutate(undefined, {
        onSuccess: (answer) => (told(texts.saved), setLines(kept(lines, answer.rows))),
        onError: (error) => {
          // Where the line cannot be asked either, the refusal itself is told.
          if (MAY_BE_OLD.has(failureOf(error).code)) void compare().catch(() => undefined);
        },
      }),
    takeTheirs: () => goOn(linesOf(theirs ?? [])),
    keepMine: () => goOn(merge(lines, theirs ?? [])),
  };
}

export type BudgetForm = ReturnType<typeof useBudgetForm>;

/** Refusals behind which may stand that somebody was quicker: with a line, or with a sum. */
const MAY_BE_OLD = new Set<string>(['changed-meanwhile', 'no-such-row', 'bad-row']);

/** A line that says of its source what all the others say. */
const newLine = (of: BudgetOf, lines: readonly Line[], side: Side, component: string) => ({
  ...Object.fromEntries(SHARED.map((column) => [column, common(lines, column) ?? ''])),
  sample: common(lines, 'sample') || 'no',
  ...{ place_code: of.place, year: of.year, side, component, planned_riel: '', actual_riel: '' },
});
