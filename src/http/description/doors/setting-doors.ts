import { factRemovalRequest, factRowRequest } from '../../../directory/api-types.ts';
import { contactsQuery } from '../../../providers/api-types.ts';
import { retentionRequest } from '../../../retention/api-types.ts';
import type { Doors } from '../door.ts';

/** What is set up once. */
export const SETTING_DOORS: Doors = {
  'GET /lines': { answers: 'LinesAnswer', who: 'settings:write', says: 'The numbers that answer.' },
  'PUT /lines': {
    answers: 'LineChangedAnswer',
    who: 'settings:write',
    says: 'Adds or changes a number.',
    body: factRowRequest,
  },
  'DELETE /lines': {
    who: 'settings:write',
    says: 'Takes a number away.',
    body: factRemovalRequest,
    gives: 'nothing',
  },
  'GET /providers': {
    answers: 'ProvidersAnswer',
    who: 'settings:write',
    says: 'Who carries calls, and what is set of them.',
  },
  'POST /providers/:name/check': {
    answers: 'ProviderCheckAnswer',
    who: 'settings:write',
    says: 'Asks a carrier whether it knows us.',
  },
  'GET /providers/:name/contacts': {
    answers: 'ContactsAnswer',
    who: 'settings:write',
    says: 'When a carrier reached us.',
    query: contactsQuery,
  },
  'GET /retention': {
    answers: 'RetentionAnswer',
    who: 'settings:write',
    says: 'What is kept how long, and what was deleted.',
  },
  'PUT /retention/:what': {
    answers: 'RetentionAnswer',
    who: 'settings:write',
    says: 'Sets for how many days something is kept; what is older is deleted within the hour.',
    body: retentionRequest,
  },
};
