import { PROMPT_FILTERS, type PromptFilter, type PromptListAnswer, type PromptRow } from '../api-types.ts';

/** Enough for a look, and little enough for a slow line. */
const PAGE = 200;

const FILTERS: Record<PromptFilter, (row: PromptRow) => boolean> = {
  'to-record': ({ toSay, waiting, outdated, state }) =>
    toSay !== null && waiting === null && (outdated || state !== 'approved'),
  missing: ({ state }) => state === 'missing',
  draft: ({ state }) => state === 'draft',
  recorded: ({ state }) => state === 'recorded',
  waiting: ({ waiting }) => waiting !== null,
  approved: ({ state }) => state === 'approved',
  outdated: ({ outdated }) => outdated,
};

export interface ListWish {
  state?: PromptFilter | undefined;
  search?: string | undefined;
  /** The last prompt of the page before. */
  after?: string | undefined;
  /** Only prompts that all of these have. */
  within: readonly ReadonlySet<string>[];
}

/** One page of the rows that are wished for, and how many there are of each kind. */
export function promptPage(rows: readonly PromptRow[], wish: ListWish): PromptListAnswer {
  const { state, after, within } = wish;
  const wanted = wish.search?.trim().toLowerCase() ?? '';
  const found = rows.filter(
    ({ id, toSay }) =>
      within.every((ids) => ids.has(id)) &&
      (id.includes(wanted) || (toSay ?? '').toLowerCase().includes(wanted)),
  );
  // A prompt that has left the list since, because it was recorded, still says where the next page begins.
  const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const left = found.slice(from).filter((row) => state === undefined || FILTERS[state](row));
  const prompts = left.slice(0, PAGE);
  return {
    prompts,
    next: left.length > PAGE ? (prompts.at(-1)?.id ?? null) : null,
    counts: {
      all: found.length,
      ...(Object.fromEntries(
        PROMPT_FILTERS.map((filter) => [filter, found.filter(FILTERS[filter]).length]),
      ) as Record<PromptFilter, number>),
    },
  };
}
