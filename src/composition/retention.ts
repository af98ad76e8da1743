import { countOldSounds, deleteOldSounds } from '../cases/delete-old-sounds.ts';
import type { CasePorts } from '../cases/ports.ts';
import type { ExportFiles } from '../exports/export-files.ts';
import type { RetentionPorts } from '../retention/ports.ts';
import type { AuditLog } from '../staff/ports.ts';
import type { Store } from '../storage/database.ts';
import { auditPruner } from '../storage/pruning/audit.ts';
import { callersPruner } from '../storage/pruning/callers.ts';
import { callsPruner } from '../storage/pruning/calls.ts';
import { caseNotesPruner } from '../storage/pruning/case-notes.ts';
import { repliesPruner } from '../storage/pruning/replies.ts';
import { votersPruner } from '../storage/pruning/voters.ts';
import { retentionStore } from '../storage/retention-store.ts';

/** What is kept how long, and whoever deletes what is older. */
export function retentionOf(
  database: Store,
  { caseWork, exports, audit }: { caseWork: CasePorts; exports: ExportFiles; audit: AuditLog },
): RetentionPorts {
  const { transaction } = database;
  const files = caseWork.recordingFiles;
  return {
    ...{ audit, transaction, now: caseWork.clock.now, store: retentionStore(database) },
    pruners: {
      calls: callsPruner(database, files),
      replies: repliesPruner(database),
      'case-sounds': {
        count: (before) => countOldSounds(caseWork, before),
        batches: (before, deleted) => deleteOldSounds(caseWork, before, deleted),
      },
      'case-notes': caseNotesPruner(database, files),
      voters: votersPruner(database),
      callers: callersPruner(database),
      exports: {
        count: exports.countOlder,
        batches: async function* (before, deleted) {
          const amount = await exports.removeOlder(before);
          transaction(() => deleted(amount));
          yield;
        },
      },
      audit: auditPruner(database),
    },
  };
}
