import {
  factFileQuery,
  factKeyQuery,
  factRemovalRequest,
  factRowRequest,
  factRowsQuery,
  factSetRequest,
  placesQuery,
  speechQuery,
  speechRequest,
} from '../../../directory/api-types.ts';
import type { Doors } from '../door.ts';
import { requestsBody } from '../../requests-api.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What callers hear, as tables; and the applications that offices tell of. */
export const FACT_DOORS: Doors = {
  'PUT /requests': {
    ...{
      who: 'requests:write',
      says: 'How far applications are; all of them are taken, or none.',
      body: requestsBody,
    },
    answers: 'RequestsAnswer',
  },
  'DELETE /requests/:number': { who: 'requests:write', says: 'Takes an application out.', gives: 'nothing' },
  'GET /facts': {
    who: 'facts:read',
    says: 'Every kind of facts, with its columns and how many rows there are.',
    answers: 'FactKindsAnswer',
  },
  'GET /facts/budgets/:place/:year': {
    who: 'facts:read',
    says: 'All lines of one budget.',
    answers: 'BudgetAnswer',
  },
  'POST /facts/budgets/:place/:year/speech': {
    ...{
      who: 'facts:read',
      says: 'A budget as a caller would hear it.',
      query: speechQuery,
      body: speechRequest,
    },
    answers: 'BudgetSpeechAnswer',
  },
  'GET /facts/budgets/:place/:year/speech': {
    ...{ who: 'facts:read', says: 'A budget as a caller hears it.', query: speechQuery },
    answers: 'BudgetSpeechAnswer',
  },
  'GET /facts/:kind/export.csv': { who: 'facts:read', says: 'All rows of a kind.', gives: 'text/csv' },
  'GET /facts/:kind/export.xlsx': { who: 'facts:read', says: 'All rows of a kind.', gives: XLSX },
  'GET /facts/:kind': {
    who: 'facts:read',
    says: 'Rows of a kind, a page at a time.',
    query: factRowsQuery,
    answers: 'FactRowsAnswer',
  },
  'GET /facts/:kind/rows': {
    who: 'facts:read',
    says: 'One row.',
    query: factKeyQuery,
    answers: 'FactChangedAnswer',
  },
  'PUT /facts/:kind/rows': {
    who: 'facts:write',
    says: 'Adds or changes a row.',
    body: factRowRequest,
    answers: 'FactChangedAnswer',
  },
  'PUT /facts/:kind/rows/set': {
    ...{
      who: 'facts:write',
      says: 'Changes rows whose figures have to agree, all or none.',
      body: factSetRequest,
    },
    answers: 'FactSetAnswer',
  },
  'DELETE /facts/:kind/rows': {
    ...{ who: 'facts:write', says: 'Takes a row away.', body: factRemovalRequest, gives: 'nothing' },
  },
  'POST /facts/:kind/imports': {
    ...{ who: 'facts:write', says: 'Reads a file and says what it would change.', query: factFileQuery },
    ...{ body: 'application/octet-stream' },
    answers: 'FactPreviewAnswer',
  },
  'POST /facts/:kind/imports/:id/apply': {
    who: 'facts:write',
    says: 'Lays a file that was looked at.',
    answers: 'FactAppliedAnswer',
  },
  'DELETE /facts/:kind/imports/:id': {
    ...{ who: 'facts:write', says: 'Forgets a file that was looked at.', gives: 'nothing' },
  },
  'GET /places': {
    who: 'facts:read',
    says: 'Places by code, or by a part of their name.',
    query: placesQuery,
    answers: 'PlacesAnswer',
  },
};
