import { createHash, randomInt, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { Counter, Histogram, Registry } from 'prom-client';
import { apologyOf } from './calls/apology.ts';
import { flowVersions } from './calls/flow-versions.ts';
import type { TurnPorts } from './calls/handle-turn.ts';
import type { ErrandPorts } from './calls/errands/errand-ports.ts';
import type { Clock, FaultLog, Ids, Outbound, RecordingStore } from './calls/ports.ts';
import { readFlows } from './config/flow-files.ts';
import { loadKeys } from './config/keys.ts';
import type { Settings } from './config/settings.ts';
import type { Flow } from './core/flow/schema.ts';
import { directory } from './directory/directory.ts';
import { decodeWav } from './prompts/audio/wav.ts';
import { clipCache, type ClipCache } from './prompts/clip-cache.ts';
import { readMessage } from './prompts/intake/read-message.ts';
import { clipFiles, type ClipFiles } from './prompts/library/clip-files.ts';
import { promptLibrary, type PromptLibrary } from './prompts/library/library.ts';
import { samplesOf } from './prompts/library/samples.ts';
import { bringShipped } from './prompts/library/shipped.ts';
import type { PromptSnapshot } from './prompts/library/snapshot.ts';
import type { UtteranceStore } from './prompts/ports.ts';
import { voiceOf, type Sounds } from './prompts/voice.ts';
import type { Provider } from './providers/provider.ts';
import { simulatorProvider } from './providers/simulator/simulator.ts';
import { toneApi } from './providers/simulator/tone.ts';
import { somlengProvider } from './providers/somleng/somleng.ts';
import { twilioProvider } from './providers/twilio/twilio.ts';
import { callStore } from './storage/call-store.ts';
import { caseStore, type CaseStore } from './storage/case-store.ts';
import { openStore, type Store } from './storage/database.ts';
import { errandStore } from './storage/errand-store.ts';
import { flowStore } from './storage/flow-store.ts';
import { pseudonymiser, type Pseudonymiser } from './storage/pseudonyms.ts';
import { libraryStore } from './storage/library-store.ts';
import { recordingFiles } from './storage/recording-files.ts';
import { recordingStore } from './storage/recording-store.ts';
import { loadReference, referenceStore } from './storage/reference-store.ts';
import { sealer } from './storage/sealed.ts';
import { unfinishedStore } from './storage/unfinished-messages.ts';
import { utteranceStore } from './storage/utterance-store.ts';

/** The flow that answers every line. */
const DEFAULT_FLOW = 'citizen-line';

/** The folder of the project, wherever it was started from. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface Context extends TurnPorts, ErrandPorts {
  settings: Settings;
  log: Logger;
  metrics: Metrics;
  database: Store;
  providers: ReadonlyMap<string, Provider>;
  cases: CaseStore;
  simulatorToken: string;
  /** By provider: a number that nobody vouches for is another caller than the same number on a real line. */
  pseudonyms: ReadonlyMap<string, Pseudonymiser>;
  library: PromptLibrary;
  clipFiles: ClipFiles;
  utterances: UtteranceStore;
  clips: ClipCache;
  close(): void;
}

export interface Metrics {
  registry: Registry;
  turnSeconds: Histogram;
  refused: Counter;
}

/** What tests put in the place of the real thing. */
export interface Overrides {
  database?: string | Buffer;
  clock?: Clock;
  ids?: Partial<Ids>;
  /** By provider: what stands for its REST API. */
  outbound?: Record<string, Outbound>;
  log?: Logger;
  flows?: ReadonlyMap<string, Flow>;
  directory?: TurnPorts['directory'];
  /** The folder of the clips, which tests share. */
  clipFolder?: string;
  library?: (real: PromptSnapshot) => PromptSnapshot;
  flowOfLine?: TurnPorts['flowOfLine'];
}

/** Builds everything that a running line needs, and nothing else does. Throws a plain sentence when it cannot. */
export async function createContext(settings: Settings, overrides: Overrides = {}): Promise<Context> {
  mkdirSync(settings.dataDir, { recursive: true });
  const keys = loadKeys(settings.dataDir);
  const log = overrides.log ?? pino({ level: settings.logLevel });
  const metrics = makeMetrics();
  const database = openStore(
    overrides.database ?? join(settings.dataDir, 'sdap.sqlite'),
    join(ROOT, 'db/migrations'),
  );
  loadReference(database, join(ROOT, 'db/reference'));
  const clock = overrides.clock ?? { now: () => Date.now() };
  const clipsOnDisk = clipFiles(overrides.clipFolder ?? join(settings.dataDir, 'library'));
  const library = await openLibrary(database, clipsOnDisk, clock, overrides);
  const sealed = sealer(keys.recordingKey);
  const recordings = recordingStore(database, sealed);
  const files = recordingFiles(join(settings.dataDir, 'recordings'), sealed);
  const cases = caseStore(database);
  const ids: Ids = { ...RANDOM_IDS, ...overrides.ids };
  const providers = providersOf(settings, keys.simulatorToken);
  const utterances = withApology(utteranceStore(database), library);
  const flowOfLine = overrides.flowOfLine ?? ((): string => DEFAULT_FLOW);
  const flows = flowVersions(overrides.flows ?? readFlows(join(ROOT, 'call-flows')), {
    sources: flowStore(database),
    clock,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });
  // Kept before the first call, in a transaction of its own; and a flow that does not compile stops the start.
  flows.current(flowOfLine(''));
  return {
    settings,
    log,
    metrics,
    database,
    clock,
    ids,
    store: callStore(database),
    cases,
    recordings,
    recordingFiles: files,
    errands: errandStore(database),
    unfinished: unfinishedStore(database),
    outbound: (provider) => overrides.outbound?.[provider] ?? providers.get(provider)?.outbound ?? null,
    readSound: readMessage,
    directory:
      overrides.directory ??
      directory(
        referenceStore(database),
        { sampleBudgets: settings.sampleBudgets },
        { ...cases, stem: ids.caseStem },
      ),
    voice: voiceOf(library, soundsOf(recordings)),
    flows,
    faults: faultLog(log, metrics.registry),
    flowOfLine,
    providers,
    simulatorToken: keys.simulatorToken,
    pseudonyms: pseudonymsOf(settings.callerKey || keys.callerKey),
    library,
    clipFiles: clipsOnDisk,
    utterances,
    clips: clipCache(join(settings.dataDir, 'clips'), samplesOf(clipsOnDisk), utterances, (id) =>
      decodeWav(Buffer.from(files.read(id))),
    ),
    close: database.close,
  };
}

const RANDOM_IDS: Ids = {
  call: () => randomUUID(),
  rotation: () => randomInt(1_000_000),
  recording: () => randomUUID(),
  caseStem: () => String(randomInt(100_000)).padStart(5, '0'),
};

/** Only what has been fetched can be played. */
const soundsOf = (recordings: RecordingStore): Sounds => ({
  sound: (id) => {
    const { state, sha256, seconds } = recordings.find(id) ?? {};
    return state === 'fetched' && sha256 && seconds ? { sha256, seconds } : undefined;
  },
});

/** The texts and drafts that come with Sdap. */
export const SHIPPED_PROMPTS = {
  folder: join(ROOT, 'prompts'),
  placesCsv: join(ROOT, 'db/reference/places.csv'),
};

async function openLibrary(
  database: Store,
  files: ClipFiles,
  clock: Clock,
  { library: wrap }: Overrides,
): Promise<PromptLibrary> {
  const store = libraryStore(database);
  await bringShipped(store, files, SHIPPED_PROMPTS, clock.now());
  return promptLibrary({ store, files, clock, wrap });
}

function providersOf(settings: Settings, simulatorToken: string): ReadonlyMap<string, Provider> {
  const all = [
    twilioProvider(settings.twilio, settings.recordingHosts),
    somlengProvider(settings.somleng, settings.recordingHosts),
    simulatorProvider({ token: simulatorToken, accountSid: 'simulator' }, toneApi),
  ];
  return new Map(all.map((provider) => [provider.name, provider]));
}

const pseudonymsOf = (key: string): ReadonlyMap<string, Pseudonymiser> =>
  new Map([
    ['twilio', pseudonymiser(key)],
    ['somleng', pseudonymiser(key)],
    ['simulator', pseudonymiser(key, 'simulator:')],
  ]);

/** The apology must be playable even when the log could not be written. */
function withApology(store: UtteranceStore, library: PromptLibrary): UtteranceStore {
  const voice = voiceOf(library);
  return {
    find: (hash) => {
      const known = store.find(hash);
      if (known) return known;
      const apology = apologyOf(voice);
      return hash === apology.hash ? apology : undefined;
    },
  };
}

/**
 * What of an error may stand in a log: never its other fields, in which libraries keep the body of a request (and with
 * it a caller's number) or the values of a statement.
 */
function plainError(error: unknown): {
  type: string;
  message: string;
  code: string | undefined;
  stack: string | undefined;
} {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const code = (error as { code?: unknown } | null)?.code;
  const short = (text: string): string => text.slice(0, 2_000);
  return {
    type: name,
    message: short(message),
    code: typeof code === 'string' ? code : undefined,
    stack: stack && short(stack),
  };
}

/** Faults go to the log of the process with the id of the call, and are counted. */
function faultLog(log: Logger, registry: Registry): FaultLog {
  const faults = new Counter({
    name: 'sdap_faults_total',
    help: 'Faults of ours that a caller may have noticed, by place',
    labelNames: ['where'],
    registers: [registry],
  });
  return {
    fault: (where, error, callId) => {
      faults.inc({ where });
      log.error({ where, callId, err: plainError(error) }, 'fault');
    },
  };
}

function makeMetrics(): Metrics {
  const registry = new Registry();
  return {
    registry,
    turnSeconds: new Histogram({
      name: 'sdap_turn_seconds',
      help: 'Time from a verified webhook to its reply, by provider',
      labelNames: ['provider'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers: [registry],
    }),
    refused: new Counter({
      name: 'sdap_refused_total',
      help: 'Webhooks refused, by provider and reason',
      labelNames: ['provider', 'reason'],
      registers: [registry],
    }),
  };
}
