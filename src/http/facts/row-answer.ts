import type { Context } from '../../context.ts';
import type { FactRowAnswer } from '../../directory/api-types.ts';
import { cellsOf } from '../../directory/import/cells-of.ts';
import type { KnownRow } from '../../directory/import/fact-rows.ts';
import type { ImportKind } from '../../directory/import/kind.ts';

type Facts = Pick<Context, 'facts' | 'clock'>;

/** A row as it goes over the wire. */
export function rowAnswer(
  context: Facts,
  kind: ImportKind,
  { key, seen, row, shipped }: KnownRow,
): FactRowAnswer {
  const told = kind.told?.(row, when(context)) ?? null;
  return { key, seen, row: cellsOf(kind, row), told, shipped };
}

/** By what it is decided whether a fact is told. */
export const when = ({ facts, clock }: Facts) => ({
  now: clock.now(),
  factsMaxAgeDays: facts.options.factsMaxAgeDays,
});
