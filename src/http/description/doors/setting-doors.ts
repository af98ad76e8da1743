import { factRemovalRequest, factRowRequest } from '../../../directory/api-types.ts';
import { contactsQuery } from '../../../providers/api-types.ts';
import { retentionRequest } from '../../../retention/api-types.ts';
import type { Doors } from '../door.ts';

/** What is set up once. */
export const SETTING_DOORS: Doors = {
  'GET /lines': { who: 'settings:write', says: 'The numbers that answer.', answers: 'LinesAnswer' },
  'PUT /lines': {
    who: 'settings:write',
    says: 'Adds or changes a number.',
    body: factRowRequest,
    answers: 'LineChangedAnswer',
  },
  'DELETE /lines': {
    who: 'settings:write',
    says: 'Takes a number away.',
    body: factRemovalRequest,
    gives: 'nothing',
  },
  'GET /providers': {
    who: 'settings:write',
    says: 'Who carries calls, and what is set of them.',
    answers: 'ProvidersAnswer',
  },
  'POST /providers/:name/check': {
    who: 'settings:write',
    says: 'Asks a carrier whether it knows us.',
    answers: 'ProviderCheckAnswer',
  },
  'GET /providers/:name/contacts': {
    who: 'settings:write',
    says: 'When a carrier reached us.',
    query: contactsQuery,
    answers: 'ContactsAnswer',
  },
  'GET /retention': {
    who: 'settings:write',
    says: 'What is kept how long, and what was deleted.',
    answers: 'RetentionAnswer',
  },
  'PUT /retention/:what': {
    who: 'settings:write',
    says: 'Sets for how many days something is kept; what is older is deleted within the hour.',
    body: retentionRequest,
    answers: 'RetentionAnswer',
  },
};
