import {
  changesQuery,
  checkRequest,
  draftRequest,
  fileQuery,
  newFlowRequest,
  releaseRequest,
  restoreRequest,
  revisionQuery,
  trafficQuery,
  tryRequest,
} from '../../../flows/api-types.ts';
import type { Doors } from '../door.ts';

/** Menus: drafts, releases, and what callers do in them. */
export const MENU_DOORS: Doors = {
  'GET /flows': { answers: 'FlowsAnswer', who: 'flows:read', says: 'All call flows.' },
  'POST /flows': {
    answers: 'FlowAnswer',
    who: 'flows:write',
    says: 'Begins a new flow.',
    body: newFlowRequest,
    status: 201,
  },
  'GET /flows/schema': {
    answers: 'FlowSchemaAnswer',
    who: 'flows:read',
    says: 'The schema of a flow and of each kind of node.',
  },
  'GET /flows/:id': {
    answers: 'FlowAnswer',
    who: 'flows:read',
    says: 'A flow: what is live, and its draft.',
  },
  'PUT /flows/:id/draft': {
    answers: 'DraftAnswer',
    who: 'flows:write',
    says: 'Saves a draft.',
    body: draftRequest,
  },
  'DELETE /flows/:id/draft': {
    ...{ who: 'flows:write', says: 'Throws a draft away.', query: revisionQuery, gives: 'nothing' },
  },
  'POST /flows/:id/check': {
    answers: 'CheckAnswer',
    who: 'flows:read',
    says: 'What is wrong with a flow; nothing is kept.',
    body: checkRequest,
  },
  'GET /flows/:id/traffic': {
    answers: 'TrafficAnswer',
    who: 'flows:read',
    says: 'How callers walked through a flow.',
    query: trafficQuery,
  },
  'POST /flows/:id/try': {
    answers: 'TryAnswer',
    who: 'flows:write',
    says: 'A line on which a draft can be called.',
    body: tryRequest,
  },
  'GET /flows/:id/try/:line': {
    answers: 'TryPlaceAnswer',
    who: 'flows:write',
    says: 'Where the call on such a line is.',
  },
  'GET /flows/:id/file': {
    who: 'flows:read',
    says: 'A flow as its YAML file.',
    query: fileQuery,
    gives: 'text/yaml',
  },
  'PUT /flows/:id/file': {
    answers: 'DraftAnswer',
    ...{ who: 'flows:write', says: 'Saves a YAML file as draft.', query: revisionQuery, body: 'text/yaml' },
  },
  'GET /releases': { answers: 'ReleasesAnswer', who: 'flows:read', says: 'What went live, and what will.' },
  'POST /releases': {
    answers: 'ReleaseAnswer',
    ...{
      who: 'flows:publish',
      says: 'Publishes drafts, now or at a time.',
      body: releaseRequest,
      status: 201,
    },
  },
  'POST /releases/:number/restore': {
    answers: 'ReleaseAnswer',
    ...{
      who: 'flows:publish',
      says: 'Makes an earlier state live again.',
      body: restoreRequest,
      status: 201,
    },
  },
  'DELETE /releases/:number': {
    answers: 'ReleaseAnswer',
    who: 'flows:publish',
    says: 'Calls a planned release off.',
  },
  'GET /releases/:number/changes': {
    answers: 'ChangesAnswer',
    who: 'flows:read',
    says: 'What a release changes.',
    query: changesQuery,
  },
};
