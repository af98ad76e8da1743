/** Ids of the calls in which staff try a draft, as a pattern of SQLite: they are no callers' calls, and no log tells of them. */
export const TRY_IDS = 'try-*';
