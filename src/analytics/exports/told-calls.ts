import { sql } from 'drizzle-orm';
import { isConfidential, type LoggedEvent, type NodeFinder } from '../../core/call/confidential.ts';
import { nodesIn } from '../../core/flow/node-at.ts';
import { groupBy } from '../../core/group-by.ts';
import { remembering } from '../../core/memo.ts';
import { flowVersion } from '../questions/flow-version.ts';
import type { Reader } from '../reader.ts';
import { pageOfCalls } from './call-pages.ts';
import type { Cursor } from './export-table.ts';
import type { ExportFilter } from './filter.ts';

/** A call has some thirty events, and a few hundred at most. */
const CALLS_A_PAGE = 200;

const VERSIONS_A_PAGE = 20;

/** An event of a call whose events may leave. */
interface ExportedEvent extends LoggedEvent {
  callId: string;
  /** The line's own pseudonym: it never leaves. */
  caller: string | null;
  flowId: string;
  flowVersion: string;
  sequence: number;
}

export interface ToldCall {
  events: readonly ExportedEvent[];
  nodeAt: NodeFinder;
}

interface EventRow extends Omit<ExportedEvent, 'data'> {
  data: string;
}

/**
 * Some calls of which more than the day may leave, with their events in order. Judged anew: a version of a flow that is not
 * known any more closes the call. Out: how many calls were passed, and where the next page begins.
 */
export function pageOfToldCalls(reader: Reader, filter: ExportFilter, after: Cursor | null) {
  const { page, passed, next } = pageOfCalls(reader, filter, after, CALLS_A_PAGE);
  const found = reader
    .all<EventRow>(
      sql`select events.call_id as callId, calls.caller, page.flow_id as flowId, page.flow_version as flowVersion,
        events.turn, events.sequence, events.at, events.type, events.node, events.data
        from (${page}) as page join calls on calls.id = page.call_id join events on events.call_id = page.call_id
        where not page.confidential and not exists (
          select 1 from recordings where recordings.call_id = page.call_id and recordings.purpose = 'message')
        order by page.shown_at, page.call_id, events.turn, events.sequence`,
    )
    .map((row) => ({ ...row, data: JSON.parse(row.data) as LoggedEvent['data'] }));
  const nodesOf = nodeFinders(reader);
  const calls = [...groupBy(found, ({ callId }) => callId).values()]
    .map((events): ToldCall => ({ events, nodeAt: nodesOf(events) }))
    .filter(({ events, nodeAt }) => !isConfidential(events, nodeAt));
  return { calls, passed, next };
}

/** Out: finds nodes in the version of the flow with which a call began; none in one that is not known any more. */
function nodeFinders(reader: Reader): (events: readonly ExportedEvent[]) => NodeFinder {
  const finder = remembering(VERSIONS_A_PAGE, (name: string): NodeFinder => {
    const [id = '', version = ''] = name.split('@');
    const source = flowVersion(reader, { id, version });
    return source ? nodesIn(source) : () => undefined;
  });
  return ([first]) => finder(`${first?.flowId ?? ''}@${first?.flowVersion ?? ''}`);
}
