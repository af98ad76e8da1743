import { randomUUID } from 'node:crypto';
import type { ErrandStore } from '../calls/outgoing-ports.ts';
import type { Clock } from '../calls/ports.ts';
import type { RecordingFiles } from '../calls/recording-ports.ts';
import type { CasePorts, CaseStore } from '../cases/ports.ts';
import { replyClips } from '../cases/reply-clips.ts';
import type { ReferenceStore } from '../directory/ports.ts';
import { readMessage } from '../prompts/intake/read-message.ts';
import type { ClipFiles } from '../prompts/library/clip-files.ts';
import type { PromptLibrary } from '../prompts/library/library.ts';
import type { StaffPorts } from '../staff/ports.ts';
import type { Store } from '../storage/database.ts';

interface Parts {
  cases: CaseStore;
  files: RecordingFiles;
  errands: ErrandStore;
  clock: Clock;
  staff: StaffPorts;
  facts: ReferenceStore;
  library: PromptLibrary;
  clipsOnDisk: ClipFiles;
}

/** What staff need to work on cases. */
export const caseWorkOf = (
  database: Store,
  { cases, files, errands, clock, staff, facts, library, clipsOnDisk }: Parts,
): CasePorts => ({
  ...{ cases, recordingFiles: files, errands, clock, newId: randomUUID },
  ...{ audit: staff.audit, people: staff.people, transaction: database.transaction },
  ...{ readSound: readMessage, place: facts.place, ...replyClips(library, clipsOnDisk) },
});
