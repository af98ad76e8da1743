import { z } from 'zod';
import { FACILITY_KINDS, type RightRow } from './accountability-ports.ts';
import { query } from './query.ts';
import { rightState } from './fact-states.ts';

const promptOf = ({ key }: RightRow): string => `right-${key}`;

/** Every prompt that an answer about rights may name, for the check that each can be heard. */
export const rightPrompts = (rows: readonly RightRow[]): string[] => rows.map(promptOf);

/** What a kind of facility owes citizens: the pieces that have a named source and a confirmation that still holds. */
export const rights = query({ kind: z.enum(FACILITY_KINDS) }, ({ kind }, store, context) => {
  const spoken = store.accountability.rights(kind).filter((row) => rightState(row, context) === 'confirmed');
  return spoken.length > 0 ? spoken.map((row) => ({ key: row.key, prompt: promptOf(row) })) : undefined;
});
