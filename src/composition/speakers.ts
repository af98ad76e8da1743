import { randomUUID } from 'node:crypto';
import type { Clock, FlowVersions, Ids } from '../calls/ports.ts';
import type { RecordingFiles } from '../calls/recording-ports.ts';
import { promptsToRecord } from '../calls/languages.ts';
import type { ReferenceStore } from '../directory/ports.ts';
import type { FlowPorts } from '../flows/ports.ts';
import { liveSet } from '../flows/set.ts';
import { recordByPhone } from '../prompts/by-phone/record-by-phone.ts';
import type { PromptLibrary } from '../prompts/library/library.ts';
import type { AuditLog } from '../staff/ports.ts';
import type { Store } from '../storage/database.ts';
import { keyedHash } from '../storage/keyed-hash.ts';
import { speakerCodeStore, takeStore } from '../storage/speaker-code-store.ts';

interface Parts {
  library: PromptLibrary;
  facts: ReferenceStore;
  files: RecordingFiles;
  ids: Ids;
  clock: Clock;
  menus: FlowPorts;
  flows: FlowVersions;
  flowOfLine: (line: string) => string;
  /** What any flow may say, and the flows that answer today. */
  wanted: Parameters<typeof promptsToRecord>[2];
  audit: AuditLog;
  /** The secret under which codes are kept. */
  secret: Parameters<typeof keyedHash>[0];
}

/** What those who record by phone need. */
export function speakersOf(database: Store, parts: Parts): ReturnType<typeof recordByPhone> {
  const { library, facts, files, ids, clock, menus, flows, flowOfLine, wanted, audit, secret } = parts;
  return recordByPhone({
    ...{ library, hash: keyedHash(secret), soundOf: files.read },
    ...{ codes: speakerCodeStore(database), takes: takeStore(database), record: audit.record },
    ...{ stem: ids.speakerStem, newId: randomUUID, now: clock.now, transaction: database.transaction },
    lines: () => facts.lines().map(({ number }) => ({ number, ...flows.current(flowOfLine(number)).source })),
    hasFlow: (flow) => liveSet(menus).has(flow),
    wantedPrompts: (language, flow) =>
      promptsToRecord(language, flow === null ? null : flows.current(flow), wanted),
  });
}
