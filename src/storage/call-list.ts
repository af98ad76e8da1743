import { startOfDay } from '../calendar/phnom-penh.ts';
import type { CallFacts } from '../tally/call-facts.ts';
import type { Store } from './database.ts';

const COLUMNS = [
  ...['call_id', 'shown_at', 'confidential', 'line', 'language', 'flow_id', 'flow_version', 'disposition'],
  ...['province', 'district', 'commune', 'topics', 'lowest_rating', 'failures', 'seconds'],
];

/** Writes a finished call into the list of the call log, anew where it stands there. */
export function callLister({ statement }: Store): (callId: string, facts: CallFacts) => void {
  const put = statement(
    `insert into logged_calls (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})
     on conflict (call_id) do update set ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  return (callId, facts) => {
    const { line, language, flowId, flowVersion, disposition, failures } = facts;
    const { shownAt, place, topics, rating, seconds } = toldOf(facts);
    const levels = [2, 4, 6].map((digits) =>
      place && place.length >= digits ? place.slice(0, digits) : null,
    );
    put.run(
      ...[callId, shownAt, Number(facts.confidential), line, language, flowId, flowVersion, disposition],
      ...levels,
      ...[JSON.stringify(topics), rating, failures, seconds],
    );
  };
}

/** Of a confidential call no more than its day. */
function toldOf({ confidential, day, startedAt, place, topics, ratings, seconds }: CallFacts) {
  if (confidential) return { shownAt: startOfDay(day), place: null, topics: [], rating: null, seconds: null };
  const points = ratings.map(({ value }) => value);
  return {
    shownAt: startedAt,
    place,
    topics,
    rating: points.length === 0 ? null : Math.min(...points),
    seconds,
  };
}
