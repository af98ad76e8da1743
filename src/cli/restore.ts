import { join } from 'node:path';
import { restoreBackup } from '../backup/restore-backup.ts';
import { readSettings } from '../config/settings.ts';
import { ROOT } from '../context.ts';
import { databaseFiles } from '../storage/database-files.ts';
import { complain, plainly, say } from './with-line.ts';

/** `npm run -s restore -- <folder of one backup>`: puts it in the place of DATA_DIR. Stop the line first. */

const USAGE = 'Use: npm run -s restore -- <folder of one backup, such as /backups/2026-11-27T02-05-00Z>';

const moment = (at: number): string => new Date(at).toISOString();

await plainly(async () => {
  const backup = process.argv[2];
  if (!backup || process.argv.length > 3) {
    complain(USAGE);
    return 2;
  }
  const { dataDir } = readSettings(process.env);
  const files = databaseFiles(join(ROOT, 'db/migrations'));
  const { contents, madeAt, setAside } = await restoreBackup(files, { backup, dataDir, now: Date.now() });
  say(`${dataDir} is as it was at ${moment(madeAt)}: ${contents.calls} calls, ${contents.cases} cases.`);
  if (contents.newestCallAt !== null) say(`The newest call began at ${moment(contents.newestCallAt)}.`);
  if (setAside) say(`What was there is in ${setAside}. Delete it when you need it no more.`);
  say('Start the line now: npm start');
  return 0;
});
