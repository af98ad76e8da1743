import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { legs } from '../../db/schema.ts';
import { ROOT } from '../context.ts';
import { openStore } from './database.ts';

const MIGRATIONS = join(ROOT, 'db/migrations');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sdap-legs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The migrations as they were before calls had legs. */
function migrationsBefore(): string {
  const before = join(folder, 'migrations');
  cpSync(MIGRATIONS, before, { recursive: true });
  const journal = join(before, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] };
  const count = entries.findIndex(({ tag }) => tag.endsWith('_legs'));
  expect(count).toBeGreaterThan(0);
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }));
  return before;
}

it('of calls that were before them are made from what was recorded', () => {
  const file = join(folder, 'line.sqlite');
  const old = openStore(file, migrationsBefore());
  // By hand: the tables of today have columns that they did not have then.
  const about = `'twilio', '1294', 'f', 'v', 'km'`;
  for (const statement of [
    `INSERT INTO calls (provider, line, flow_id, flow_version, language, id, provider_call_id, started_at, ended_at, seconds)
     VALUES (${about}, 'a', 'a', 1000, 9000, 8), (${about}, 'b', 'b', 2000, NULL, NULL)`,
    `INSERT INTO events (call_id, node, sequence, turn, at, type, data)
     VALUES ('a', 'n', 0, 3, 3000, 'dialling', '{"to":"+85523000000"}'),
            ('a', 'n', 0, 4, 4000, 'dialled', '{"status":"busy"}'),
            ('a', 'n', 0, 5, 5000, 'dialling', '{"to":"+85523000000"}')`,
  ])
    old.db.run(sql.raw(statement));
  old.close();

  const store = openStore(file, MIGRATIONS);
  const kept = store.db.select().from(legs).orderBy(legs.callId, legs.leg).all();
  store.close();
  const office = { callId: 'a', party: 'office', office: null, seconds: null };
  const caller = { leg: 0, party: 'caller', office: null, end: null };
  expect(kept).toEqual([
    { ...caller, callId: 'a', begunAt: 1_000, endedAt: 9_000, seconds: 8 },
    { ...office, leg: 1, begunAt: 3_000, endedAt: 4_000, end: 'busy' },
    { ...office, leg: 2, begunAt: 5_000, endedAt: 9_000, end: null },
    { ...caller, callId: 'b', begunAt: 2_000, endedAt: null, seconds: null },
  ]);
});
