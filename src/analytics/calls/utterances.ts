import { sql } from 'drizzle-orm';
import { utterances } from '../../../db/schema.ts';
import type { LoggedEvent } from '../../core/call/confidential.ts';
import type { Reader } from '../reader.ts';
import type { LoggedUtterance } from './happenings.ts';

/** The words of calls, each once, however often they were said. In: what happened in them. */
export function utterancesOf(
  reader: Reader,
  happened: readonly Pick<LoggedEvent, 'data'>[],
): ReadonlyMap<string, LoggedUtterance> {
  const hashes = new Set(happened.map(({ data }) => data['utterance']).filter((hash) => hash !== undefined));
  // As one value: a call may have said more than a statement takes values.
  const rows = reader.all<Omit<LoggedUtterance, 'clips'> & { clips: string }>(sql`
    select hash, language, seconds, clips from ${utterances}
    where ${utterances.hash} in (select value from json_each(${JSON.stringify([...hashes])}))`);
  return new Map(
    rows.map((row) => [row.hash, { ...row, clips: JSON.parse(row.clips) as LoggedUtterance['clips'] }]),
  );
}
