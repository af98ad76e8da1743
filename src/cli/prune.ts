import { prune, wouldPrune } from '../retention/prune.ts';
import type { Deletion } from '../retention/ports.ts';
import { complain, say, withLine } from './with-line.ts';

/**
 * `npm run -s prune [-- --dry-run]`: deletes what is older than it is kept, as the line itself does every hour. The line may
 * answer calls meanwhile.
 */

const USAGE = `Use: npm run -s prune [-- --dry-run]
  --dry-run only says what would be deleted`;

const lineOf = ({ kind, amount, olderThan }: Deletion): string =>
  `${kind}  ${amount}  older than ${new Date(olderThan).toISOString()}`;

const [option, ...more] = process.argv.slice(2);
if (more.length > 0 || (option !== undefined && option !== '--dry-run')) {
  complain(USAGE);
  process.exitCode = 2;
} else {
  await withLine(async ({ retention }) => {
    const isDry = option === '--dry-run';
    const found = isDry ? wouldPrune(retention) : await prune(retention, letOthersWrite);
    for (const one of found) say(lineOf(one));
    if (found.length === 0) say('Nothing is too old.');
    else if (isDry) say('This was a dry run. Nothing was deleted.');
    return 0;
  });
}

/** Callers' turns come first. In: how many milliseconds the batch before took. */
function letOthersWrite(took: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, took);
  });
}
