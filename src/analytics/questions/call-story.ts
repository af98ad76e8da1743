import { sql } from 'drizzle-orm';
import { calls, events, recordings } from '../../../db/schema.ts';
import { dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import type { Disposition, Json } from '../../core/call/events.ts';
import { nodesIn } from '../../core/flow/node-at.ts';
import type { CallAnswer, CallStory } from '../calls/api-types.ts';
import { isConfidential, type LoggedEvent, type NodeFinder } from '../../core/call/confidential.ts';
import { utterancesOf } from '../calls/utterances.ts';
import { storyOf } from '../calls/story.ts';
import { hungUpAt } from '../../tally/end-of-call.ts';
import { CALLS_GONE_BEFORE, type Reader } from '../reader.ts';
import { flowVersion } from './flow-version.ts';

/**
 * One call that has ended, told step by step; null where there is none, and for calls of the simulator, and of those that
 * are deleted. In: its id.
 */
export function callStory(reader: Reader, { id }: { id: string }): CallAnswer | null {
  const [row] = reader.all<CallRow>(sql`
    select id, line, language, flow_id as flowId, flow_version as flowVersion, started_at as startedAt,
      ended_at as endedAt, disposition, seconds,
      exists (select 1 from ${recordings} where ${recordings.callId} = ${calls.id} and ${recordings.purpose} = 'message')
        as leftMessage
    from ${calls} where ${calls.id} = ${id} and ${calls.endedAt} is not null and ${calls.provider} <> 'simulator'
      and ${calls.startedAt} >= ${CALLS_GONE_BEFORE}`);
  if (!row) return null;
  const happened = eventsOf(reader, id);
  const source = flowVersion(reader, { id: row.flowId, version: row.flowVersion });
  const nodeAt: NodeFinder = source ? nodesIn(source) : () => undefined;
  const confidential = row.leftMessage === 1 || isConfidential(happened, nodeAt);
  const { line, language, startedAt, disposition } = row;
  return {
    call: {
      ...{ id, line, language, disposition, confidential },
      day: dayInPhnomPenh(startedAt),
      flow: { id: row.flowId, version: row.flowVersion },
    },
    story: confidential ? null : tellStory(reader, row, happened, nodeAt),
  };
}

interface CallRow {
  id: string;
  line: string;
  language: string;
  flowId: string;
  flowVersion: string;
  startedAt: number;
  endedAt: number;
  disposition: Disposition;
  seconds: number | null;
  leftMessage: 0 | 1;
}

function eventsOf(reader: Reader, id: string): LoggedEvent[] {
  const rows = reader.all<Omit<LoggedEvent, 'data'> & { data: string }>(sql`
    select turn, at, type, node, data from ${events} where ${events.callId} = ${id}
    order by ${events.turn}, ${events.sequence}`);
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as LoggedEvent['data'] }));
}

function tellStory(
  reader: Reader,
  row: CallRow,
  happened: readonly LoggedEvent[],
  nodeAt: NodeFinder,
): CallStory {
  const { startedAt, endedAt, seconds, disposition } = row;
  const said = utterancesOf(reader, happened);
  const first = happened.find(({ type }) => type === 'started');
  const hungUp = hungUpAt(
    row,
    happened.find(({ type }) => type === 'ended'),
  );
  // The line's own last words are heard after it has ended the call.
  const ended = seconds === null ? endedAt : startedAt + seconds * 1000;
  const returning: Json | undefined = first?.data['returning'];
  return {
    ...{ startedAt, seconds },
    endedAt: disposition === 'hung-up' ? hungUp : ended,
    returning: typeof returning === 'boolean' ? returning : null,
    steps: storyOf(happened, nodeAt, (hash) => said.get(hash), hungUp),
  };
}
