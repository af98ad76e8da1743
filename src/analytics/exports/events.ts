import { untoldTurns } from '../../core/call/confidential.ts';
import type { Cell } from '../../tables/table.ts';
import type { Happening } from '../calls/api-types.ts';
import { happeningOf, type LoggedUtterance } from '../calls/happenings.ts';
import { utterancesOf } from '../calls/utterances.ts';
import { countCalls } from './call-pages.ts';
import type { ExportTable } from './export-table.ts';
import { pageOfToldCalls, type ToldCall } from './told-calls.ts';

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
    const { calls, passed, next } = pageOfToldCalls(reader, filter, after);
    const said = utterancesOf(
      reader,
      calls.flatMap(({ events }) => events),
    );
    return { rows: calls.flatMap((call) => rowsOf(call, said)), passed, next };
  },
};

/** The events of one call, as they may leave. */
function rowsOf({ events, nodeAt }: ToldCall, said: ReadonlyMap<string, LoggedUtterance>): Cell[][] {
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
