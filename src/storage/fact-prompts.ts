import { sql } from 'drizzle-orm';
import type { ImportKind } from '../directory/import/kind.ts';
import type { Store } from './database.ts';
import { columnsNamed, factTable } from './fact-tables.ts';
import { libraryVersion } from './library-store.ts';

/** Behind every prompt that comes with Sdap. */
const POSITION = 1_000_000;

/**
 * Brings the prompts of a kind of facts to its rows, so that each can be recorded: a row that an office brought has its
 * prompt with its Khmer text, and the prompt of a row that went is retired, with its clips. The rows that come with Sdap
 * have theirs in the catalogue. Belongs into the transaction that changed the rows. A database whose library was never
 * opened is left alone: opening brings them.
 */
export function bringFactPrompts(store: Store, kind: ImportKind): void {
  const { ownClip } = kind;
  const version = libraryVersion(store);
  if (!ownClip || version.now() === undefined) return;
  store.assertInTransaction();
  const { table, all, key, shipped } = factTable(kind);
  const row = sql.raw(`f.${key[0] ?? ''}`);
  const text = sql.raw(`f.${columnsNamed(all, [ownClip.text])[0] ?? ''}`);
  const from = sql.raw(`${table} AS f`);
  const id = sql`${ownClip.prefix} || ${row}`;
  const brought = sql.raw(shipped ? 'NOT f.shipped' : '1');
  const changed = [
    sql`INSERT INTO prompts (id, note, position, shipped, retired)
        SELECT ${id}, ${ownClip.note}, ${POSITION}, 0, 0 FROM ${from} WHERE ${brought}
        ON CONFLICT (id) DO UPDATE SET retired = 0 WHERE prompts.retired`,
    sql`INSERT INTO prompt_texts (prompt, language, text, shipped)
        SELECT ${id}, 'km', ${text}, 0 FROM ${from} WHERE ${brought}
        ON CONFLICT (prompt, language) DO UPDATE SET text = excluded.text, shipped = 0
        WHERE prompt_texts.text <> excluded.text`,
    sql`UPDATE prompts SET retired = 1
        WHERE NOT shipped AND NOT retired AND substr(id, 1, ${ownClip.prefix.length}) = ${ownClip.prefix}
        AND substr(id, ${ownClip.prefix.length + 1}) NOT IN (SELECT ${row} FROM ${from})`,
  ].map((statement) => store.db.run(statement).changes);
  if (changed.some((rows) => rows > 0)) version.raise();
}
