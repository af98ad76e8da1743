import { flowStore } from '../storage/flow-store.ts';
import { tallyStore } from '../storage/tally-store.ts';
import { rebuild } from '../tally/rebuild.ts';
import { complain, say, withLine } from './with-line.ts';

/**
 * `npm run -s rebuild-reports`: forgets every sum of the reports and makes them anew from the log. The line may answer
 * calls meanwhile; reports say up to when they are complete.
 */
await withLine(({ database }) => {
  const store = tallyStore(database, flowStore(database).find);
  const summed = rebuild(store, (done, all) => complain(`${done} of ${all} calls`));
  say(`${summed} calls summed up anew.`);
  return 0;
});
