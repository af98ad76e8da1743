import type { FactCells } from '../../../../directory/api-types.ts';
import { useColumnWords } from '../row-words.ts';

/** How a line is called where lines of both sides stand together: Income, Own income. */
export function useLineName(): (line: FactCells) => string {
  const { choice } = useColumnWords('budgets');
  return (line) =>
    ['side', 'component'].map((column) => choice(column, line[column] ?? '') ?? line[column]).join(', ');
}
