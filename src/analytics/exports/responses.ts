import { groupBy } from '../../core/group-by.ts';
import type { Cell } from '../../tables/table.ts';
import { countCalls } from './call-pages.ts';
import type { ExportTable } from './export-table.ts';
import { responseTo } from './flow-questions.ts';
import { hiddenCaller } from './pseudonym.ts';
import { pageOfToldCalls, type ToldCall } from './told-calls.ts';

/**
 * A row for each answer of a caller to a question of a flow, with the columns of FLOIP Flow Results. Of calls about a spoken
 * message there is nothing. A caller whose number is withheld is another one in every call.
 */
export const exportedResponses: ExportTable = {
  columns: [
    { name: 'timestamp', type: 'moment' },
    { name: 'row_id', type: 'text' },
    { name: 'contact_id', type: 'text' },
    { name: 'session_id', type: 'text' },
    { name: 'question_id', type: 'text' },
    { name: 'response', type: 'text' },
    { name: 'response_metadata', type: 'text' },
  ],
  size: countCalls,
  page: (reader, { filter, key, after }) => {
    const { calls, passed, next } = pageOfToldCalls(reader, filter, after);
    const hide = hiddenCaller(key);
    return { rows: calls.flatMap((call) => rowsOf(call, hide)), passed, next };
  },
};

function rowsOf({ events, nodeAt }: ToldCall, hide: ReturnType<typeof hiddenCaller>): Cell[][] {
  const turns = groupBy(events, ({ turn }) => turn);
  return events.flatMap((event) => {
    const { callId, caller, turn, sequence, at, node } = event;
    const found = responseTo(event, nodeAt(node), turns.get(turn) ?? []);
    if (!found) return [];
    const { question, response, metadata } = found;
    return [
      [
        ...[at, `${callId}-${turn}-${sequence}`, hide(caller ?? `call ${callId}`), callId, question],
        ...[String(response), metadata && JSON.stringify(metadata)],
      ],
    ];
  });
}
