import { sql } from 'drizzle-orm';
import { allOf, atPlace, inMonths, inSlices } from '../narrowed.ts';
import type { Report } from '../report.ts';

interface Row {
  flow: string;
  node: string;
  calls: number;
  wentOn: number;
  hungUp: number;
  inPrompt: number;
  silent: number;
  wrong: number;
  finished: number;
  failed: number;
}

/** The questions of the flows: how many calls heard each, and how many ended there. */
export const whereCallsEnd: Report = {
  period: 'months',
  filters: ['line', 'place', 'language', 'version'],
  deepestPlace: 2,
  columns: () => [
    { name: 'flow', kind: 'flow' },
    { name: 'node', kind: 'node' },
    { name: 'calls', kind: 'count' },
    { name: 'went-on', kind: 'count' },
    { name: 'hung-up', kind: 'count' },
    { name: 'hung-up-in-prompt', kind: 'count' },
    { name: 'silence', kind: 'count' },
    { name: 'wrong-key', kind: 'count' },
    { name: 'finished', kind: 'count' },
    { name: 'failed', kind: 'count' },
    { name: 'share-hung-up', kind: 'share' },
  ],
  rows: (reader, asked) =>
    reader
      .all<Row>(
        sql`select flow, node, sum(calls) as calls,
              sum(calls - hung_up - silent - wrong - finished - failed) as wentOn, sum(hung_up) as hungUp,
              sum(hung_up_in_prompt) as inPrompt, sum(silent) as silent, sum(wrong) as wrong,
              sum(finished) as finished, sum(failed) as failed
            from sum_questions where ${allOf(atPlace(asked), inMonths(asked), inSlices(asked))}
            group by flow, node order by calls desc, node`,
      )
      .map(({ flow, node, calls, wentOn, hungUp, inPrompt, silent, wrong, finished, failed }) => [
        ...[flow, node, calls, wentOn, hungUp, inPrompt, silent, wrong, finished, failed],
        hungUp / calls,
      ]),
};
