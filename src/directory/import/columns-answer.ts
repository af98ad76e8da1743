import { z } from 'zod';
import type { FactColumn } from '../api-types.ts';
import { columnNames } from './cells-of.ts';
import type { ImportKind } from './kind.ts';

/** The columns of a kind as a form needs them: which are needed, and which have only a few words to choose from. */
export function columnsAnswer(kind: ImportKind): FactColumn[] {
  const { properties = {} } = z.toJSONSchema(kind.row, { io: 'input', unrepresentable: 'any' });
  return columnNames(kind).map((name) => ({
    name,
    needed: kind.columns.needed.includes(name),
    choices: wordsOf(properties[name]),
  }));
}

function wordsOf(rule: unknown): string[] | null {
  const words = (rule as { enum?: unknown } | undefined)?.enum;
  return Array.isArray(words) ? words.map(String) : null;
}
