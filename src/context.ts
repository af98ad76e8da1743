import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import type { Analyst } from './analytics/analyst.ts';
import type { TurnPorts } from './calls/handle-turn.ts';
import { apologyOf } from './calls/apology.ts';
import type { ErrandPorts } from './calls/errands/errand-ports.ts';
import type { Outbound } from './calls/outgoing-ports.ts';
import type { Clock, Ids } from './calls/ports.ts';
import { dueOn } from './cases/deadline.ts';
import type { CasePorts, CaseStore } from './cases/ports.ts';
import { loadKeys } from './config/keys.ts';
import type { Settings } from './config/settings.ts';
import type { Flow } from './core/flow/schema.ts';
import { once } from './core/memo.ts';
import { languageOffer } from './calls/languages.ts';
import { promptsOfQuery } from './directory/fact-prompts.ts';
import { provincesOfLanguage } from './directory/language-provinces.ts';
import { lineProblems } from './directory/import/kinds/lines.ts';
import { lineFacts } from './directory/lines.ts';
import type { FlowPorts } from './flows/ports.ts';
import { triesOf } from './flows/tries.ts';
import { caseWorkOf } from './composition/case-work.ts';
import { directoryOf, directoryOptions, optionsOfAnswer } from './composition/directory.ts';
import { factDesk, type FactDesk } from './composition/fact-desk.ts';
import { RANDOM_IDS } from './composition/ids.ts';
import { lineDesk, type LineDesk } from './composition/line-desk.ts';
import { answering, openMenus } from './composition/menus.ts';
import { clipsOf, importsOf, openLibrary, soundsOf, withApologies } from './composition/prompts.ts';
import { healthOf, type Health } from './composition/health.ts';
import { callsOf } from './composition/calls.ts';
import { analystOf, rollUpOf } from './composition/analyst.ts';
import { speakersOf } from './composition/speakers.ts';
import { sharingOf, type Sharing } from './composition/sharing.ts';
import { providersOf, pseudonymsOf } from './composition/providers.ts';
import { retentionOf } from './composition/retention.ts';
import { readTopics } from './prompts/catalogue-files.ts';
import type { ClipCache } from './prompts/clip-cache.ts';
import type { RecordingImports } from './prompts/bulk/recording-imports.ts';
import { uploadsIn } from './prompts/bulk/uploads.ts';
import type { SpeakerCodePorts } from './prompts/by-phone/speaker-codes.ts';
import { readMessage } from './prompts/intake/read-message.ts';
import { clipFiles, type ClipFiles } from './prompts/library/clip-files.ts';
import { type PromptLibrary } from './prompts/library/library.ts';
import type { PromptSnapshot } from './prompts/library/snapshot.ts';
import { whereSaid, type WhereSaid } from './prompts/library/where-said.ts';
import type { UtteranceStore } from './prompts/ports.ts';
import { textWriter } from './prompts/sms-text.ts';
import { voiceOf } from './prompts/voice.ts';
import { faultLog, makeMetrics, type Metrics } from './metrics.ts';
import { contactLog, type ContactLog } from './providers/contact-log.ts';
import type { Provider } from './providers/provider.ts';
import { Inbox } from './providers/simulator/inbox.ts';
import type { Fetch } from './providers/twiml/ask.ts';
import type { RetentionPorts } from './retention/ports.ts';
import { scryptPasswords } from './sign-in/scrypt.ts';
import { lazySignIn } from './sign-in/sign-in.ts';
import type { AuditLog, PasswordHash, SignIn, StaffPorts } from './staff/ports.ts';
import { callStore } from './storage/call-store.ts';
import { caseStore } from './storage/case-store.ts';
import { contactStore } from './storage/contact-store.ts';
import { openStore, type Store } from './storage/database.ts';
import { errandStore } from './storage/errand-store.ts';
import { groupCommit, type Together } from './storage/group-commit.ts';
import { type Pseudonymiser } from './storage/pseudonyms.ts';
import { recordingFiles } from './storage/recording-files.ts';
import { recordingStore } from './storage/recording-store.ts';
import { loadReference, referenceStore } from './storage/reference-store.ts';
import { sealer } from './storage/sealed.ts';
import { staffPorts } from './storage/staff-ports.ts';
import { unfinishedStore } from './storage/unfinished-messages.ts';
import { textStore } from './storage/text-store.ts';
import type { RollUp } from './tally/roll-up.ts';
import { utteranceStore } from './storage/utterance-store.ts';

/** The flow that answers every line. */
const DEFAULT_FLOW = 'citizen-line';

/** The folder of the project, wherever it was started from. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface Context extends TurnPorts, ErrandPorts, Sharing {
  settings: Settings;
  log: Logger;
  metrics: Metrics;
  /** Whether the line is well. */
  health: Health;
  database: Store;
  /** What turns leave behind is brought to the disk together with that of other turns. */
  together: Together;
  providers: ReadonlyMap<string, Provider>;
  /** That carriers reached the line. */
  contacts: ContactLog;
  /** The texts that simulated phones got. */
  inbox: Inbox;
  cases: CaseStore;
  caseWork: CasePorts;
  /** What is deleted after a time. */
  retention: RetentionPorts;
  simulatorToken: string;
  /** By provider: a number that nobody vouches for is another caller than the same number on a real line. */
  pseudonyms: ReadonlyMap<string, Pseudonymiser>;
  /** Flows as staff edit and publish them. */
  menus: FlowPorts;
  /** The facts as staff see and change them. */
  facts: FactDesk;
  /** What the log says when all of it is asked. */
  analyst: Analyst;
  /** Adds calls that have ended to the sums that reports are made of. */
  rollUp: RollUp;
  /** The numbers that answer, as staff see and change them. */
  lines: LineDesk;
  library: PromptLibrary;
  clipFiles: ClipFiles;
  /** The topic of every prompt that comes with Sdap. Read when first asked for. */
  topics: () => Promise<ReadonlyMap<string, string>>;
  /** Which flows of today say which prompts. */
  whereSaid: () => WhereSaid;
  uploads: ReturnType<typeof uploadsIn>;
  imports: RecordingImports;
  utterances: UtteranceStore;
  clips: ClipCache;
  /** Those who record by phone. */
  speakerCodes: SpeakerCodePorts;
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
  /** What stands for `fetch` towards the carriers. */
  ask?: Fetch;
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
  const library = await openLibrary(database, clipsOnDisk, clock, SHIPPED_PROMPTS, overrides.library);
  const analyst = analystOf(database);
  const sealed = sealer(keys.recordingKey, keys.recordingKeyBefore);
  const sharing = sharingOf(analyst, database, { dataDir: settings.dataDir, now: clock.now, faults });
  const recordings = recordingStore(database, sealed);
  const files = recordingFiles(join(settings.dataDir, 'recordings'), sealed);
  const cases = caseStore(database);
  const errands = errandStore(database);
  const ids: Ids = { ...RANDOM_IDS, ...overrides.ids };
  const inbox = new Inbox();
  const providers = providersOf(settings, keys.simulatorToken, inbox, overrides.ask);
  const outbound = (provider: string): Outbound | null =>
    overrides.outbound?.[provider] ?? providers.get(provider)?.outbound ?? null;
  const texts = textStore(database, sealed);
  const writer = textWriter(library);
  const utterances = withApologies(utteranceStore(database), library);
  const facts = referenceStore(database);
  const factOptions = directoryOptions(settings, library.now);
  const staff = staffPorts(database, clock.now, overrides.passwords ?? scryptPasswords);
  const { menus, flows, flowOfLine, known } = openMenus(
    {
      ...{ database, facts, library, clock, faults, audit: staff.audit },
      ...{ defaultFlow: DEFAULT_FLOW, flowOfLine: overrides.flowOfLine },
    },
    overrides.flows ?? SHIPPED_FLOWS,
  );
  const wanted = {
    promptsOfQuery: (query: string) => promptsOfQuery(query, facts),
    answering: () => answering(facts, flowOfLine).map(flows.current),
  };
  const speakers = speakersOf(database, {
    ...{ library, facts, files, ids, clock, menus, flows, flowOfLine, wanted },
    ...{ secret: keys.recordingKey, audit: staff.audit },
  });
  const voice = voiceOf(library, soundsOf(recordings));
  const together = groupCommit(database);
  const counted = callsOf(
    callStore(database, { caseDueOn: (at) => dueOn(at, settings.caseDays, facts.isHoliday) }),
    { limits: settings.callLimits, clock, metrics, waits: () => together.isBehind() || !together.hasRoom() },
  );
  const caseWork = caseWorkOf(database, { cases, files, errands, clock, staff, facts, library, clipsOnDisk });
  const clips = clipsOf(settings.dataDir, { clipsOnDisk, utterances, files });
  const health = healthOf({
    ...{ settings, analyst, clock, faults, log, metrics, database },
    say: () => clips.make(apologyOf(voice)),
  });
  return {
    settings,
    log,
    metrics,
    database,
    together,
    clock,
    ids,
    ...counted,
    cases,
    caseWork,
    retention: retentionOf(database, { caseWork, exports: sharing.exports, audit: staff.audit }),
    recordings,
    recordingFiles: files,
    errands,
    unfinished: unfinishedStore(database),
    outbound,
    sendsTexts: (provider) => Boolean(outbound(provider)?.sendText),
    texts,
    textWriter: writer,
    readSound: readMessage,
    takes: speakers.takes,
    speakerCodes: speakers.codes,
    directory:
      overrides.directory ??
      directoryOf(() => optionsOfAnswer(settings, library), {
        ...{ facts, cases, recordings, texts, writer, ids },
        speakers: speakers.desk,
      }),
    voice,
    flows,
    tries: triesOf(menus),
    faults,
    flowOfLine,
    lineFacts: (line) => lineFacts(facts.line(line), facts, known()),
    languagesFor: languageOffer({
      clips: () => library.now(),
      provincesOf: provincesOfLanguage,
      promptsOfQuery: wanted.promptsOfQuery,
    }),
    menus,
    facts: factDesk(database, facts, factOptions, join(settings.dataDir, 'uploads/facts')),
    analyst,
    rollUp: rollUpOf(database),
    lines: lineDesk(menus, library, flowOfLine, (row) => lineProblems(row, facts, known())),
    ...sharing,
    providers,
    contacts: contactLog(contactStore(database), clock),
    inbox,
    simulatorToken: keys.simulatorToken,
    pseudonyms: pseudonymsOf(settings.callerKey || keys.callerKey),
    library,
    clipFiles: clipsOnDisk,
    topics: once(() => readTopics(SHIPPED_PROMPTS.folder, SHIPPED_PROMPTS.placesCsv)),
    whereSaid: () =>
      whereSaid(
        wanted.answering().map(({ source }) => source),
        wanted.promptsOfQuery,
      ),
    uploads,
    imports: importsOf(database, { library, uploads, clock, faults }),
    utterances,
    clips,
    health,
    audit: staff.audit,
    staff,
    signIn: lazySignIn(() => ({
      ...{ database, people: staff.people, passwords: staff.passwords },
      ...{ publicUrl: settings.publicUrl, secret: keys.sessionKey },
    })),
    close: () => {
      health.close();
      sharing.exports.close();
      analyst.close();
      database.close();
    },
  };
}

/** The menus that come with Sdap. */
export const SHIPPED_FLOWS = join(ROOT, 'call-flows');

/** The texts and drafts that come with Sdap. */
export const SHIPPED_PROMPTS = {
  folder: join(ROOT, 'prompts'),
  placesCsv: join(ROOT, 'db/reference/places.csv'),
};
