import type { Cell, Table } from './table.ts';

/** The rows of a table, taken as many at a time as there is room for. */
export interface RowSource {
  /** So many rows or fewer; none at the end only. */
  take(most: number): Promise<readonly (readonly Cell[])[]>;
  /** Whether there are rows left. */
  more(): Promise<boolean>;
  /** Nobody takes any more: whoever makes the rows may stop. */
  stop(): Promise<void>;
}

export function rowSource(pages: Table['pages']): RowSource {
  const iterator = (async function* () {
    yield* pages;
  })();
  let page: readonly (readonly Cell[])[] = [];
  const more = async (): Promise<boolean> => {
    while (page.length === 0) {
      const next = await iterator.next();
      if (next.done) return false;
      page = next.value;
    }
    return true;
  };
  return {
    more,
    take: async (most) => {
      if (!(await more())) return [];
      const taken = page.slice(0, most);
      page = page.slice(most);
      return taken;
    },
    stop: async () => {
      await iterator.return(undefined);
    },
  };
}
