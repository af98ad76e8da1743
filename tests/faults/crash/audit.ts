import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKeys } from '../../../src/config/keys.ts';
import { ROOT } from '../../../src/context.ts';
import { decodeWav } from '../../../src/prompts/audio/wav.ts';
import { openStore, type Store } from '../../../src/storage/database.ts';
import { flowStore } from '../../../src/storage/flow-store.ts';
import { recordingFiles } from '../../../src/storage/recording-files.ts';
import { sealer } from '../../../src/storage/sealed.ts';
import { tallyStore } from '../../../src/storage/tally-store.ts';
import { rebuild } from '../../../src/tally/rebuild.ts';
import { rollingUp } from '../../../src/tally/roll-up.ts';
import { SUMS } from '../../../src/tally/sums.ts';
import { compareCall } from './compare.ts';
import { Findings } from './findings.ts';
import { keptCalls } from './kept.ts';
import type { Account } from './ledger.ts';

/** What callers and their carrier know, beside all that a stopped line has on its disk. */
export function audit(
  dataDir: string,
  accounts: readonly Account[],
  textsTo: ReadonlyMap<string, number>,
): Findings {
  const findings = new Findings();
  const store = openStore(join(dataDir, 'sdap.sqlite'), join(ROOT, 'db/migrations'));
  try {
    const kept = keptCalls(store);
    for (const account of accounts) compareCall(findings, account, kept(account.sid));
    for (const { sid, isOver } of accounts)
      if (!isOver) findings.stuck.push(`its caller still waits: ${sid}`);
    lookForMore(findings, store, accounts);
    lookForFailed(findings, store);
    lookForStuck(findings, store);
    lookAtTexts(findings, store, accounts, textsTo);
    lookAtSounds(findings, store, dataDir);
    lookAtDatabase(findings, store);
    lookAtSums(findings, store);
  } finally {
    store.close();
  }
  return findings;
}

/** Calls that nobody made. */
function lookForMore(findings: Findings, store: Store, accounts: readonly Account[]): void {
  const known = new Set(accounts.map(({ sid }) => sid));
  for (const { sid } of store.statement<{ sid: string }>('select provider_call_id as sid from calls').all())
    if (!known.has(sid)) findings.doubled.push(`a call that nobody made: ${sid}`);
}

/** Killing a process is no fault of a call's own. */
function lookForFailed(findings: Findings, { statement }: Store): void {
  const failed = statement<{ sid: string }>(
    `select provider_call_id as sid from calls where disposition = 'failed'`,
  );
  for (const { sid } of failed.all()) findings.unsound.push(`ended with an apology: ${sid}`);
}

function lookForStuck(findings: Findings, { statement }: Store): void {
  const queries: [string, string][] = [
    ['has no end', 'select provider_call_id as about from calls where ended_at is null'],
    ['has a session after its end', 'select call_id as about from sessions'],
    [
      'waits to be done',
      `select kind || ' ' || subject as about from errands where state in ('waiting', 'under-way')`,
    ],
    ['is on its way', `select id as about from texts where state in ('waiting', 'sending')`],
    ['waits for its sound', 'select call_id as about from unfinished_messages'],
  ];
  for (const [what, query] of queries)
    for (const { about } of statement<{ about: string }>(query).all())
      findings.stuck.push(`${about} ${what}`);
}

/** The carrier got each text once; one that was cut off on its way is `unknown`, and was never sent again. */
function lookAtTexts(
  findings: Findings,
  { statement }: Store,
  accounts: readonly Account[],
  textsTo: ReadonlyMap<string, number>,
): void {
  const states = statement<{ state: string }>(
    'select state from texts where call_id = (select id from calls where provider_call_id = ?)',
  );
  for (const { sid, from } of accounts) {
    const [text] = states.all(sid);
    const got = textsTo.get(from) ?? 0;
    if (text?.state === 'sent') findings.expectOnce('text at the carrier', got, sid);
    else findings.expectAtMost('text at the carrier', text ? 1 : 0, got, sid);
    if (text && !['sent', 'unknown'].includes(text.state))
      findings.lost.push(`text is ${text.state}: ${sid}`);
  }
}

/** Messages open with the key of the line and are what was fetched; no clip is half written. */
function lookAtSounds(findings: Findings, { statement }: Store, dataDir: string): void {
  const { read } = recordingFiles(join(dataDir, 'recordings'), sealer(loadKeys(dataDir).recordingKey));
  const messages = statement<{ id: string; state: string; sha256: string }>(
    'select id, state, sha256 from recordings where id in (select recording from cases)',
  );
  for (const { id, state, sha256 } of messages.all()) {
    const isThere =
      state === 'fetched' && isSound(() => createHash('sha256').update(read(id)).digest('hex') === sha256);
    findings.expectOnce('sound of a message', isThere ? 1 : 0, `${id} is ${state}`);
  }
  const clips = join(dataDir, 'clips');
  for (const name of existsSync(clips) ? readdirSync(clips) : [])
    if (name.endsWith('.wav') && !isSound(() => decodeWav(readFileSync(join(clips, name))).length > 0))
      findings.unsound.push(`a clip is no sound: ${name}`);
}

function isSound(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}

function lookAtDatabase(findings: Findings, { statement }: Store): void {
  for (const { integrity_check: word } of statement<{ integrity_check: string }>(
    'pragma integrity_check',
  ).all())
    if (word !== 'ok') findings.unsound.push(`integrity: ${word}`);
  const dangling = statement<{ table: string }>('pragma foreign_key_check').all().length;
  if (dangling > 0) findings.unsound.push(`${dangling} rows refer to rows that are not there`);
}

/** The sums that the line kept are those that come of its log. */
function lookAtSums(findings: Findings, store: Store): void {
  const tally = tallyStore(store, flowStore(store).find);
  const rollUp = rollingUp(tally);
  while (rollUp(500) > 0);
  const kept = sumsOf(store);
  rebuild(tally, () => undefined);
  const anew = sumsOf(store);
  for (const [table, rows] of anew)
    if (kept.get(table) !== rows) findings.unsound.push(`the sums of ${table} are not those of the log`);
}

function sumsOf({ statement }: Store): Map<string, string> {
  const tables = [
    ...Object.values(SUMS).map(({ table }) => table),
    'sum_scores',
    'logged_calls',
    'call_facts',
  ];
  return new Map(
    tables.map((table) => {
      const rows = statement<object>(`select * from ${table}`).all();
      return [
        table,
        rows
          .map((row) => JSON.stringify(row))
          .sort()
          .join('\n'),
      ];
    }),
  );
}
