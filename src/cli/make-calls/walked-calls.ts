import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowVersion } from '../../calls/ports.ts';
import { readSettings } from '../../config/settings.ts';
import { createContext, type Context } from '../../context.ts';
import { destinationPaths } from '../../core/flow/destinations.ts';
import { seededChance, type Chance } from '../../flows/walk/chance.ts';
import { walkCall, type Walker } from './caller-walk.ts';
import { only, versionsOf } from './old-versions.ts';

/** A real call, of which many are made. */
export interface Walked {
  id: string;
  version: number;
  /** The commune that the caller was known by, where it was known. */
  commune: string | null;
  /** What can happen once only: a vote of this caller, a case with its number. */
  votes: boolean;
  opensCase: boolean;
}

export interface WalkedCalls {
  versions: FlowVersion[];
  calls: Walked[];
  /** The line on which they were walked, with their whole log. */
  context: Context;
  close(): void;
}

const FLOW = 'citizen-line';
const LINE = '1294';

/** Of the calls, how many are of somebody whose commune is known. */
const COMMUNE_KNOWN = 0.6;
const ENGLISH = 0.06;

/**
 * Walks real calls with the real machine, on a line of its own in memory: some for each version of the flow, with
 * callers of many communes, a few of which have most of them.
 */
export async function walkCalls(
  { walked, seed }: { walked: number; seed: number },
  tell: (done: number) => void,
): Promise<WalkedCalls> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sdap-made-'));
  let now = Date.UTC(2026, 0, 5, 2);
  const chance = seededChance(seed);
  const settings = { ...readSettings({ LOG_LEVEL: 'silent' }), dataDir };
  const context = await createContext(settings, {
    database: ':memory:',
    clock: { now: () => now },
    ids: seededIds(chance),
  });
  const versions = versionsOf(context.flows.current(FLOW));
  const communes = communesOf(context, chance);
  const walker = walkerOn(context, chance, (seconds) => (now += Math.round(seconds * 1000)));
  const calls = Array.from({ length: walked }, (_, index): Walked => {
    const version = index % versions.length;
    const commune = chance() < COMMUNE_KNOWN ? zipf(communes, chance) : null;
    const ports = { ...context, flows: only(versions[version] as FlowVersion) };
    const providerCallId = `walked-${index}`;
    const caller = callerOf(context, index, commune, chance, now);
    walkCall(
      { ...walker, ports, now: () => now },
      { provider: chance() < 0.8 ? 'twilio' : 'somleng', providerCallId, caller, mobile: null, line: LINE },
    );
    if (index % 100 === 99) tell(index + 1);
    return { ...rowOf(context, providerCallId), version, commune };
  });
  return {
    ...{ versions, calls, context },
    close: () => {
      context.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function seededIds(chance: Chance) {
  let calls = 0;
  let recordings = 0;
  let stems = 0;
  return {
    call: () => `walked-${(calls += 1)}`,
    rotation: () => Math.floor(chance() * 1000),
    recording: () => `walked-sound-${(recordings += 1)}-`,
    caseStem: () => String((stems += 1)).padStart(5, '0'),
  };
}

/** In an order of their own: the first ones have most callers. */
const communesOf = ({ database }: Context, chance: Chance): string[] =>
  database
    .statement<{ code: string }>(`select code from places where level = 'commune' order by code`)
    .all()
    .map(({ code }) => ({ code, lot: chance() }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ code }) => code);

/** The n-th of a list is drawn about 1/(n + 5) as often: Zipf's law, with a blunt tip. */
function zipf<Item>(items: readonly Item[], chance: Chance): Item | null {
  const at = Math.floor(5 * ((items.length / 5 + 1) ** chance() - 1));
  return items[Math.min(at, items.length - 1)] ?? null;
}

/** Somebody whose commune is known has called before. No number is behind the pseudonym. */
function callerOf(
  { store }: Context,
  index: number,
  commune: string | null,
  chance: Chance,
  now: number,
): string {
  const caller = `walker-${index}`;
  const language = chance() < ENGLISH ? 'en' : undefined;
  if (commune === null && language === undefined) return caller;
  store.transaction(() => {
    const call = { id: `before-${index}`, provider: 'simulator', providerCallId: `before-${index}` };
    const flow = { flowId: FLOW, flowVersion: 'unknown', language: language ?? 'km' };
    store.begin({ ...call, ...flow, line: LINE, caller, startedAt: now - 1 });
    store.remember(caller, { ...(commune && { commune }), ...(language && { language }) }, now - 1);
  });
  return caller;
}

function walkerOn(context: Context, chance: Chance, pass: Walker['pass']): Omit<Walker, 'ports' | 'now'> {
  const topics = destinationPaths(FLOW, new Map(flowsOf(context)));
  const steps = context.database.statement<{ node: string }>(
    `select node from events where call_id = (select id from calls where provider_call_id = ? and provider <> 'simulator')
       and type = 'step'`,
  );
  return {
    ...{ chance, pass },
    utterance: (hash) => context.utterances.find(hash),
    numbers: ['020101', '120101', '02014711', '41750'],
    hasContent: (id) => steps.all(id).some(({ node }) => topics.has(node)),
  };
}

function flowsOf({ flows }: Context) {
  const { flow, subflows } = flows.current(FLOW).source;
  return [flow, ...subflows].map((one) => [one.id, one] as const);
}

function rowOf({ database }: Context, providerCallId: string): Pick<Walked, 'id' | 'votes' | 'opensCase'> {
  const [row] = database
    .statement<{ id: string; votes: number; opened: number }>(
      `select id, exists (select 1 from votes where call_id = calls.id)
                or exists (select 1 from verdicts where call_id = calls.id) as votes,
              exists (select 1 from cases where call_id = calls.id) as opened
       from calls where provider_call_id = ? and provider <> 'simulator'`,
    )
    .all(providerCallId);
  if (!row) throw new Error(`The call ${providerCallId} left no log.`);
  return { id: row.id, votes: row.votes === 1, opensCase: row.opened === 1 };
}
