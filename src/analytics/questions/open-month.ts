import { sql, type SQL } from 'drizzle-orm';
import { startOfDay } from '../../calendar/phnom-penh.ts';
import { FEWEST_CALLERS, publishable } from '../open/suppress.ts';
import type { OpenCalls, OpenCase, OpenMonth, OpenRating, OpenTopic } from '../open/api-types.ts';
import type { Reader } from '../reader.ts';

/** Where no place was named. */
const NOWHERE = '?';

type Figures = Pick<OpenMonth, 'calls' | 'topics' | 'ratings' | 'cases'>;

/**
 * What may be published of a whole month: nothing about fewer than 5 callers, and nothing that would reveal it. Callers are
 * counted exactly, by their pseudonyms; those without one are counted as nobody. Null while calls of the month are not yet
 * summed up.
 */
export function openMonth(reader: Reader, { month }: { month: string }): Figures | null {
  const inMonth = within(month);
  const waiting = reader.one<{ waiting: number }>(
    sql`select exists(select 1 from calls where ${inMonth} and ended_at is not null
      and not exists (select 1 from call_facts where call_id = calls.id)) as waiting`,
  );
  if (waiting.waiting) return null;
  return {
    calls: callsOf(reader, inMonth),
    topics: topicsOf(reader, inMonth),
    ratings: ratingsOf(reader, inMonth),
    cases: casesOf(reader, inMonth),
  };
}

/** Calls that began in a month, but for those of the simulator and those that found the line busy. */
function within(month: string): SQL {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return sql`calls.provider <> 'simulator' and calls.started_at >= ${startOfDay(`${month}-01`)} and calls.started_at < ${startOfDay(`${next}-01`)}
    and calls.disposition is not 'turned-away'`;
}

function callsOf(reader: Reader, inMonth: SQL): OpenCalls | null {
  const { calls, callers } = reader.one<OpenCalls>(
    sql`select count(*) as calls, count(distinct caller) as callers from calls where ${inMonth}`,
  );
  return callers < FEWEST_CALLERS ? null : { calls, callers };
}

function topicsOf(reader: Reader, inMonth: SQL): OpenTopic[] {
  const cells = reader
    .all<OpenTopic>(
      sql`select coalesce(substr(call_facts.facts ->> '$.place', 1, 2), ${NOWHERE}) as province, topic.value as topic,
        count(distinct calls.caller) as callers
        from calls join call_facts on call_facts.call_id = calls.id, json_each(call_facts.facts, '$.topics') as topic
        where ${inMonth} group by 1, 2 order by 1, 2`,
    )
    .map((row) => ({ ...row, at: [row.province, row.topic] }));
  return publishable(cells).map(({ province, topic, callers }) => ({ province, topic, callers }));
}

/** One rating a caller: whoever calls often does not count for more. */
function ratingsOf(reader: Reader, inMonth: SQL): OpenRating[] {
  const cells = reader
    .all<OpenRating>(
      sql`with newest as (
          select ratings.subject, ratings.subject_id as id, ratings.value,
            row_number() over (partition by ratings.subject, ratings.subject_id, calls.caller order by ratings.at desc, calls.id) as nth
          from calls join ratings on ratings.call_id = calls.id where ${inMonth} and calls.caller is not null
        )
        select subject, id, round(avg(value), 1) as mean, count(*) as callers from newest where nth = 1
        group by 1, 2 order by 1, 2`,
    )
    .map((row) => ({ ...row, at: [row.subject, row.id] }));
  return publishable(cells).map(({ subject, id, mean, callers }) => ({ subject, id, mean, callers }));
}

function casesOf(reader: Reader, inMonth: SQL): OpenCase[] {
  const cells = reader
    .all<OpenCase & { callers: number }>(
      sql`select coalesce(substr(cases.commune, 1, 2), ${NOWHERE}) as province, cases.kind, cases.state,
        count(*) as cases, count(distinct calls.caller) as callers
        from calls join cases on cases.call_id = calls.id where ${inMonth} group by 1, 2, 3 order by 1, 2, 3`,
    )
    .map((row) => ({ ...row, at: [row.province, row.kind, row.state] }));
  return publishable(cells).map(({ province, kind, state, cases }) => ({ province, kind, state, cases }));
}
