import { join } from 'node:path';
import { makeBackup } from '../backup/make-backup.ts';
import { noteBackup } from '../backup/last-backup.ts';
import { readSettings } from '../config/settings.ts';
import { ROOT } from '../context.ts';
import { databaseFiles } from '../storage/database-files.ts';
import { complain, plainly, say } from './with-line.ts';

/** `npm run -s backup -- <folder>`: a whole backup of the line in DATA_DIR, which may answer calls meanwhile. */

const USAGE = 'Use: npm run -s backup -- <folder of the backups>   (or set BACKUP_DIR)';

await plainly(async () => {
  const { dataDir, backupDir } = readSettings(process.env);
  const backups = process.argv[2] ?? backupDir;
  if (!backups || process.argv.length > 3) {
    complain(USAGE);
    return 2;
  }
  const now = Date.now();
  const made = await makeBackup(databaseFiles(join(ROOT, 'db/migrations')), { dataDir, backups, now });
  noteBackup(dataDir, { at: now, bytes: made.bytes, files: made.files });
  say(
    `${made.folder}: ${made.files} files, ${Math.ceil(made.bytes / 1e6)} MB, ${made.shared} shared with the backup before.`,
  );
  return 0;
});
