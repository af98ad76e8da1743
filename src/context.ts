import { createHash, randomInt, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { apologyOf } from './calls/apology.ts';
import { flowVersions } from './calls/flow-versions.ts';
import type { TurnPorts } from './calls/handle-turn.ts';
import { triesLeaveNothing } from './calls/tries.ts';
import type { ErrandPorts } from './calls/errands/errand-ports.ts';
import type { Clock, Ids, Outbound, RecordingStore } from './calls/ports.ts';
import { readFlowTexts } from './config/flow-files.ts';
import { loadKeys } from './config/keys.ts';
import type { Settings } from './config/settings.ts';
import type { Flow } from './core/flow/schema.ts';
import { languageOffer } from './calls/languages.ts';
import { directory, QUERIES } from './directory/directory.ts';
import { decodeWav } from './prompts/audio/wav.ts';
import { promptsOfQuery } from './directory/fact-prompts.ts';
import { provincesOfLanguage } from './directory/language-provinces.ts';
import { checkLines, lineFacts } from './directory/lines.ts';
import type { DirectoryOptions } from './directory/query.ts';
import type { RequestPorts } from './directory/requests/save-requests.ts';
import type { FlowJson } from './flows/api-types.ts';
import { liveFlows } from './flows/live-flows.ts';
import type { FlowPorts } from './flows/ports.ts';
import { liveSet } from './flows/set.ts';
import { bringShippedFlows } from './flows/shipped.ts';
import { triesOf, withTries } from './flows/tries.ts';
import { writeFlowText } from './flows/text/write-text.ts';
import { clipCache, type ClipCache } from './prompts/clip-cache.ts';
import { recordingImports, type RecordingImports } from './prompts/bulk/recording-imports.ts';
import { uploadsIn } from './prompts/bulk/uploads.ts';
import { readMessage } from './prompts/intake/read-message.ts';
import { clipFiles, type ClipFiles } from './prompts/library/clip-files.ts';
import { promptLibrary, type PromptLibrary } from './prompts/library/library.ts';
import { samplesOf } from './prompts/library/samples.ts';
import { bringShipped } from './prompts/library/shipped.ts';
import { stateOf } from './prompts/library/contents.ts';
import type { PromptSnapshot } from './prompts/library/snapshot.ts';
import type { UtteranceStore } from './prompts/ports.ts';
import { voiceOf, type Sounds } from './prompts/voice.ts';
import { faultLog, makeMetrics, type Metrics } from './metrics.ts';
import type { Provider } from './providers/provider.ts';
import { simulatorProvider } from './providers/simulator/simulator.ts';
import { toneApi } from './providers/simulator/tone.ts';
import { somlengProvider } from './providers/somleng/somleng.ts';
import { twilioProvider } from './providers/twilio/twilio.ts';
import { scryptPasswords } from './sign-in/scrypt.ts';
import { lazySignIn } from './sign-in/sign-in.ts';
import type { AuditLog, PasswordHash, SignIn, StaffPorts } from './staff/ports.ts';
import { callStore } from './storage/call-store.ts';
import { caseStore, type CaseStore } from './storage/case-store.ts';
import { openStore, type Store } from './storage/database.ts';
import { errandStore } from './storage/errand-store.ts';
import { flowPorts } from './storage/flow-ports.ts';
import { flowStore } from './storage/flow-store.ts';
import { pseudonymiser, type Pseudonymiser } from './storage/pseudonyms.ts';
import { libraryStore } from './storage/library-store.ts';
import { recordingFiles } from './storage/recording-files.ts';
import { recordingImportStore } from './storage/recording-import-store.ts';
import { recordingStore } from './storage/recording-store.ts';
import { loadReference, referenceStore } from './storage/reference-store.ts';
import { sealer } from './storage/sealed.ts';
import { staffPorts } from './storage/staff-ports.ts';
import { unfinishedStore } from './storage/unfinished-messages.ts';
import { requestStore } from './storage/request-store.ts';
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
  requests: RequestPorts;
  /** Flows as staff edit and publish them. */
  menus: FlowPorts;
  library: PromptLibrary;
  clipFiles: ClipFiles;
  uploads: ReturnType<typeof uploadsIn>;
  imports: RecordingImports;
  utterances: UtteranceStore;
  clips: ClipCache;
  /** Who did what: record in the transaction of what is done. */
  audit: AuditLog;
  staff: StaffPorts;
  signIn: SignIn;
  close(): void;
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
  passwords?: PasswordHash;
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
  const faults = faultLog(log, metrics.registry);
  const uploads = uploadsIn(join(settings.dataDir, 'uploads'));
  const clipsOnDisk = clipFiles(overrides.clipFolder ?? join(settings.dataDir, 'library'));
  const library = await openLibrary(database, clipsOnDisk, clock, overrides);
  const sealed = sealer(keys.recordingKey);
  const recordings = recordingStore(database, sealed);
  const files = recordingFiles(join(settings.dataDir, 'recordings'), sealed);
  const cases = caseStore(database);
  const ids: Ids = { ...RANDOM_IDS, ...overrides.ids };
  const providers = providersOf(settings, keys.simulatorToken);
  const utterances = withApology(utteranceStore(database), library);
  const facts = referenceStore(database);
  const flowOfLine = overrides.flowOfLine ?? ((line: string) => facts.line(line)?.flow ?? DEFAULT_FLOW);
  const staff = staffPorts(database, clock.now, overrides.passwords ?? scryptPasswords);
  const menus = flowPorts(database, {
    world: {
      queries: QUERIES,
      prompts: () => heardIn(library.now()),
      lines: () => linesOf(facts.lines(), flowOfLine),
    },
    ...{ clock, audit: staff.audit, faults },
  });
  bringShippedFlows(menus, overrides.flows ? textsOf(overrides.flows) : readFlowTexts(SHIPPED_FLOWS));
  const flows = flowVersions(liveFlows(menus), {
    sources: withTries(flowStore(database), menus),
    clock,
    faults,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });
  // Kept before the first call, in a transaction of its own; and a flow that does not compile stops the start.
  flows.current(flowOfLine(''));
  checkLines(facts, { flows: liveSet(menus), languages: library.now().languages });
  for (const { number } of facts.lines()) flows.current(flowOfLine(number));
  return {
    settings,
    log,
    metrics,
    database,
    clock,
    ids,
    store: triesLeaveNothing(callStore(database)),
    cases,
    recordings,
    recordingFiles: files,
    errands: errandStore(database),
    unfinished: unfinishedStore(database),
    outbound: (provider) => overrides.outbound?.[provider] ?? providers.get(provider)?.outbound ?? null,
    readSound: readMessage,
    directory:
      overrides.directory ??
      directory(facts, directoryOptions(settings, library), { ...cases, stem: ids.caseStem }),
    voice: voiceOf(library, soundsOf(recordings)),
    flows,
    tries: triesOf(menus),
    faults,
    flowOfLine,
    lineFacts: (line) => lineFacts(facts.line(line)),
    languagesFor: languageOffer({
      clips: () => library.now(),
      provincesOf: provincesOfLanguage,
      promptsOfQuery: (query) => promptsOfQuery(query, facts),
    }),
    menus,
    requests: { requests: requestStore(database), facts },
    providers,
    simulatorToken: keys.simulatorToken,
    pseudonyms: pseudonymsOf(settings.callerKey || keys.callerKey),
    library,
    clipFiles: clipsOnDisk,
    uploads,
    imports: recordingImports({
      ...{ library, uploads, clock, faults, newId: randomUUID },
      ...{ store: recordingImportStore(database), transaction: database.transaction },
    }),
    utterances,
    clips: clipCache(join(settings.dataDir, 'clips'), samplesOf(clipsOnDisk), utterances, (id) =>
      decodeWav(Buffer.from(files.read(id))),
    ),
    audit: staff.audit,
    staff,
    signIn: lazySignIn(() => ({
      ...{ database, people: staff.people, passwords: staff.passwords },
      ...{ publicUrl: settings.publicUrl, secret: keys.sessionKey },
    })),
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

const directoryOptions = (settings: Settings, library: PromptLibrary): DirectoryOptions => ({
  sampleBudgets: settings.sampleBudgets,
  factsMaxAgeDays: settings.factsMaxAgeDays,
  canBeHeard: (prompt) => library.now().clipOrNearest(prompt, 'km') !== undefined,
  textOfClip: (prompt) => library.now().clip(prompt, 'km')?.text ?? null,
});

/** The menus that come with Sdap. */
export const SHIPPED_FLOWS = join(ROOT, 'call-flows');

/** Flows of a test, as files. */
const textsOf = (flows: ReadonlyMap<string, Flow>): ReadonlyMap<string, string> =>
  new Map([...flows].map(([id, flow]) => [id, writeFlowText(null, flow as unknown as FlowJson)]));

/** What callers hear of the prompts, as the menu editor needs it. */
const heardIn = (snapshot: PromptSnapshot): ReturnType<FlowPorts['world']['prompts']> => ({
  languages: snapshot.languages,
  text: snapshot.text,
  canBeHeard: snapshot.canBeHeard,
  clip: (prompt, language) => {
    const clip = snapshot.clip(prompt, language);
    return clip && { id: clip.id, seconds: clip.seconds, state: stateOf(clip) };
  },
});

const linesOf = (lines: readonly { number: string }[], flowOfLine: TurnPorts['flowOfLine']) => [
  { number: '*', flow: flowOfLine('') },
  ...lines.map(({ number }) => ({ number, flow: flowOfLine(number) })),
];

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
      const apology = apologyOf(voice);
      return hash === apology.hash ? apology : store.find(hash);
    },
  };
}
