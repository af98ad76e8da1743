import type { Directory } from '../calls/ports.ts';
import { FlowFault } from '../core/flow/faults.ts';
import { budget, districtBudget } from './budgets.ts';
import { CASE_QUERIES, caseQueries, type CaseDesk } from './cases.ts';
import { commune, places, regions, villages } from './places.ts';
import { opening } from './offices.ts';
import type { ReferenceStore } from './ports.ts';
import type { DirectoryOptions, Query } from './query.ts';
import { promises } from './promises.ts';
import { rights } from './rights.ts';
import { facilities, myVote, scorecardResult, scorecardRound } from './scorecards.ts';
import { request } from './requests/request-query.ts';
import { SPEAKER_QUERIES, speakerQueries, type SpeakerDesk } from './speakers.ts';
import { service, servicesOfTopic, serviceTopics } from './services.ts';
import { TEXT_QUERIES, textQueries, type TextDesk } from './texts.ts';

const QUERY_BY_NAME: ReadonlyMap<string, Query> = new Map([
  ['places', places],
  ['regions', regions],
  ['commune', commune],
  ['villages', villages],
  ['service-topics', serviceTopics],
  ['services-of-topic', servicesOfTopic],
  ['service', service],
  ['budget', budget],
  ['request', request],
  ['district-budget', districtBudget],
  ['opening', opening],
  ['facilities', facilities],
  ['my-vote', myVote],
  ['promises', promises],
  ['rights', rights],
  ['scorecard-result', scorecardResult],
  ['scorecard-round', scorecardRound],
]);

/** The names that a flow's look-ups may use. */
export const QUERIES: ReadonlySet<string> = new Set([
  ...QUERY_BY_NAME.keys(),
  ...CASE_QUERIES,
  ...TEXT_QUERIES,
  ...SPEAKER_QUERIES,
]);

/** What callers ask about, answered from the stored facts. In: how the line is set, asked for each answer. */
export function directory(
  store: ReferenceStore,
  optionsNow: () => DirectoryOptions,
  desks: { cases: CaseDesk; texts: TextDesk; speakers: SpeakerDesk },
): Directory {
  const byName = new Map([
    ...QUERY_BY_NAME,
    ...caseQueries(desks.cases),
    ...textQueries(desks.texts),
    ...speakerQueries(desks.speakers),
  ]);
  return {
    lookUp: ({ query, args }, circumstances) => {
      const found = byName.get(query);
      if (!found) throw new FlowFault('unknown-query', `The directory has no query ${query}.`);
      return found.answer(args, store, { ...optionsNow(), ...circumstances });
    },
  };
}
