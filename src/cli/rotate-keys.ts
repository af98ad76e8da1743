import { join } from 'node:path';
import { runningLine } from '../backup/running-line.ts';
import { changeCallerKey, changeRecordingKey, forgetRecordingKeyBefore } from '../config/keys.ts';
import { readSettings, SettingError } from '../config/settings.ts';
import { ROOT } from '../context.ts';
import { openStore } from '../storage/database.ts';
import { recordingFiles } from '../storage/recording-files.ts';
import { sealAnew } from '../storage/seal-anew.ts';
import { sealer } from '../storage/sealed.ts';
import { complain, plainly, say } from './with-line.ts';

/** `npm run -s rotate-keys -- recordings|callers`: a new key in the place of one that somebody may know. */

const USAGE = `Use: npm run -s rotate-keys -- recordings   seals every recording and waiting text anew; speakers need new codes
     npm run -s rotate-keys -- callers      every caller is a stranger from now on, and may vote again`;

async function recordings(dataDir: string): Promise<void> {
  const keys = changeRecordingKey(dataDir);
  const both = sealer(keys.recordingKey, keys.recordingKeyBefore);
  const folder = join(dataDir, 'recordings');
  const store = openStore(join(dataDir, 'sdap.sqlite'), join(ROOT, 'db/migrations'));
  try {
    const done = await sealAnew(store, { folder, files: recordingFiles(folder, both) }, both);
    forgetRecordingKeyBefore(dataDir);
    say(`${done.sounds} recordings and ${done.rows} rows are sealed with the new key. The old one is gone.`);
    if (done.unreadable.length > 0)
      say(
        `${done.unreadable.length} could be opened with no key, and were left: ${done.unreadable.join(' ')}`,
      );
    say(
      'Speakers who record by phone need new codes. Backups from before still open with the old key in them.',
    );
  } finally {
    store.close();
  }
}

function callers(dataDir: string, callerKey: string): void {
  if (callerKey !== '')
    throw new SettingError('The key comes from CALLER_KEY. Change it there, and start the line again.');
  changeCallerKey(dataDir);
  say('Callers have new pseudonyms from now on: nobody is known again, and the old ones lead to nobody.');
}

await plainly(async () => {
  const [which, ...more] = process.argv.slice(2);
  if ((which !== 'recordings' && which !== 'callers') || more.length > 0) {
    complain(USAGE);
    return 2;
  }
  const { dataDir, callerKey } = readSettings(process.env);
  const pid = runningLine(dataDir);
  if (pid !== null) throw new SettingError(`A line runs on ${dataDir} (process ${pid}). Stop it first.`);
  if (which === 'recordings') await recordings(dataDir);
  else callers(dataDir, callerKey);
  return 0;
});
