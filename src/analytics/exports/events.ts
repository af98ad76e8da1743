import { sql } from 'drizzle-orm';
import {
  isConfidential,
  untoldTurns,
  type LoggedEvent,
  type NodeFinder,
} from '../../core/call/confidential.ts';
import { nodesIn } from '../../core/flow/node-at.ts';
import { groupBy } from '../../core/group-by.ts';
import { remembering } from '../../core/memo.ts';
import type { Cell } from '../../tables/table.ts';
import type { Happening } from '../calls/api-types.ts';
import { happeningOf, type LoggedUtterance } from '../calls/happenings.ts';
import { utterancesOf } from '../calls/utterances.ts';
import { flowVersion } from '../questions/flow-version.ts';
import type { Reader } from '../reader.ts';
import { countCalls, pageOfCalls } from './call-pages.ts';
import type { ExportTable } from './export-table.ts';

/** A call has some thirty events, and a few hundred at most. */
const CALLS_A_PAGE = 200;

const VERSIONS_A_PAGE = 20;

/** Told as the step that they begin. */
const STEPS: ReadonlySet<string> = new Set(['started', 'step']);

/**
 * A row for each recorded fact of a call that the call log tells of (docs/call-log.md); of calls about a spoken message
 * nothing. Of what a caller typed, only single keys leave: longer digits are codes of places, numbers of cases and tickets,
 * and codes of speakers, and some of them lead to a person. The arguments of look-ups stay for the same reason.
 */
export const exportedEvents: ExportTable = {
  columns: [
    { name: 'call', type: 'text' },
    { name: 'turn', type: 'whole' },
    { name: 'sequence', type: 'whole' },
    { name: 'at', type: 'moment' },
    { name: 'type', type: 'text' },
    { name: 'node', type: 'text' },
    { name: 'exit', type: 'text' },
    { name: 'key', type: 'text' },
    { name: 'digits', type: 'whole' },
    { name: 'seconds', type: 'number' },
    { name: 'utterance', type: 'text' },
    { name: 'query', type: 'text' },
    { name: 'outcome', type: 'text' },
  ],
  size: countCalls,
  page: (reader, { filter, after }) => {
    const { page, passed, next } = pageOfCalls(reader, filter, after, CALLS_A_PAGE);
    const found = reader
      .all<EventRow>(
        sql`select events.call_id as callId, page.flow_id as flowId, page.flow_version as flowVersion, events.turn,
          events.sequence, events.at, events.type, events.node, events.data
          from (${page}) as page join events on events.call_id = page.call_id
          where not page.confidential and not exists (
            select 1 from recordings where recordings.call_id = page.call_id and recordings.purpose = 'message')
          order by page.shown_at, page.call_id, events.turn, events.sequence`,
      )
      .map((row) => ({ ...row, data: JSON.parse(row.data) as LoggedEvent['data'] }));
    const said = utterancesOf(reader, found);
    const nodesOf = nodeFinders(reader);
    const calls = [...groupBy(found, ({ callId }) => callId).values()];
    return { rows: calls.flatMap((events) => rowsOf(events, nodesOf(events), said)), passed, next };
  },
};

interface EventRow extends Omit<Exported, 'data'> {
  data: string;
}

interface Exported extends LoggedEvent {
  callId: string;
  flowId: string;
  flowVersion: string;
  sequence: number;
}

/** Out: finds nodes in the version of the flow with which a call began; none in one that is not known any more. */
function nodeFinders(reader: Reader): (events: readonly Exported[]) => NodeFinder {
  const finder = remembering(VERSIONS_A_PAGE, (name: string): NodeFinder => {
    const [id = '', version = ''] = name.split('@');
    const source = flowVersion(reader, { id, version });
    return source ? nodesIn(source) : () => undefined;
  });
  return ([first]) => finder(`${first?.flowId ?? ''}@${first?.flowVersion ?? ''}`);
}

/** The events of one call, as they may leave. Judged anew: a version that is not known any more closes the call. */
function rowsOf(
  events: readonly Exported[],
  nodeAt: NodeFinder,
  said: ReadonlyMap<string, LoggedUtterance>,
): Cell[][] {
  if (isConfidential(events, nodeAt)) return [];
  const telling = {
    ...{ nodeAt, untold: untoldTurns(events, nodeAt), spoken: null, hungUpAt: null },
    utterance: (hash: string) => said.get(hash),
  };
  return events.flatMap((event) => {
    const happening = happeningOf(event, telling);
    if (!happening && !STEPS.has(event.type)) return [];
    const { callId, turn, sequence, at, type, node } = event;
    return [[callId, turn, sequence, at, type, node, ...cellsOf(happening)]];
  });
}

/** Exit, key, number of digits, seconds, utterance, query, outcome. */
function cellsOf(happening: Happening | null): Cell[] {
  if (!happening) return Array.from({ length: 7 }, () => null);
  const digits = 'digits' in happening ? happening.digits : null;
  return [
    'exit' in happening ? happening.exit : null,
    digits !== null && /^[0-9*#]$/.test(digits) ? digits : null,
    digits?.length ?? null,
    'seconds' in happening ? happening.seconds : null,
    happening.type === 'said' ? happening.clip : null,
    happening.type === 'lookedUp' ? happening.query : null,
    outcomeOf(happening),
  ];
}

function outcomeOf(happening: Happening): Cell {
  if ('outcome' in happening) return happening.outcome;
  if ('status' in happening) return happening.status;
  return 'disposition' in happening ? happening.disposition : null;
}
