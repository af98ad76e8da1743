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
  'GET /flows': { who: 'flows:read', says: 'All call flows.', answers: 'FlowsAnswer' },
  'POST /flows': {
    who: 'flows:write',
    says: 'Begins a new flow.',
    body: newFlowRequest,
    status: 201,
    answers: 'FlowAnswer',
  },
  'GET /flows/schema': {
    who: 'flows:read',
    says: 'The schema of a flow and of each kind of node.',
    answers: 'FlowSchemaAnswer',
  },
  'GET /flows/:id': {
    who: 'flows:read',
    says: 'A flow: what is live, and its draft.',
    answers: 'FlowAnswer',
  },
  'PUT /flows/:id/draft': {
    who: 'flows:write',
    says: 'Saves a draft.',
    body: draftRequest,
    answers: 'DraftAnswer',
  },
  'DELETE /flows/:id/draft': {
    ...{ who: 'flows:write', says: 'Throws a draft away.', query: revisionQuery, gives: 'nothing' },
  },
  'POST /flows/:id/check': {
    who: 'flows:read',
    says: 'What is wrong with a flow; nothing is kept.',
    body: checkRequest,
    answers: 'CheckAnswer',
  },
  'GET /flows/:id/traffic': {
    who: 'flows:read',
    says: 'How callers walked through a flow.',
    query: trafficQuery,
    answers: 'TrafficAnswer',
  },
  'POST /flows/:id/try': {
    who: 'flows:write',
    says: 'A line on which a draft can be called.',
    body: tryRequest,
    answers: 'TryAnswer',
  },
  'GET /flows/:id/try/:line': {
    who: 'flows:write',
    says: 'Where the call on such a line is.',
    answers: 'TryPlaceAnswer',
  },
  'GET /flows/:id/file': {
    who: 'flows:read',
    says: 'A flow as its YAML file.',
    query: fileQuery,
    gives: 'text/yaml',
  },
  'PUT /flows/:id/file': {
    ...{ who: 'flows:write', says: 'Saves a YAML file as draft.', query: revisionQuery, body: 'text/yaml' },
    answers: 'DraftAnswer',
  },
  'GET /releases': { who: 'flows:read', says: 'What went live, and what will.', answers: 'ReleasesAnswer' },
  'POST /releases': {
    ...{
      who: 'flows:publish',
      says: 'Publishes drafts, now or at a time.',
      body: releaseRequest,
      status: 201,
    },
    answers: 'ReleaseAnswer',
  },
  'POST /releases/:number/restore': {
    ...{
      who: 'flows:publish',
      says: 'Makes an earlier state live again.',
      body: restoreRequest,
      status: 201,
    },
    answers: 'ReleaseAnswer',
  },
  'DELETE /releases/:number': {
    who: 'flows:publish',
    says: 'Calls a planned release off.',
    answers: 'ReleaseAnswer',
  },
  'GET /releases/:number/changes': {
    who: 'flows:read',
    says: 'What a release changes.',
    query: changesQuery,
    answers: 'ChangesAnswer',
  },
};
