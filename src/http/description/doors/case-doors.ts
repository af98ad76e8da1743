import {
  assignRequest,
  caseQuery,
  dueRequest,
  noteRequest,
  promptReplyRequest,
  reasonRequest,
  redactRequest,
  replyPromptsQuery,
  seenQuery,
  seenRequest,
} from '../../../cases/api-types.ts';
import type { Doors } from '../door.ts';

/** Messages of callers, for those who answer them. Every change answers with the case as it is then. */
export const CASE_DOORS: Doors = {
  'GET /cases': {
    answers: 'CasesAnswer',
    who: 'cases:read',
    says: 'The cases of one’s districts, a page at a time.',
    query: caseQuery,
  },
  'GET /cases/reply-prompts': {
    answers: 'ReplyPromptsAnswer',
    ...{ who: 'cases:read', says: 'Prompts that can be sent as an answer.', query: replyPromptsQuery },
  },
  'GET /cases/:number': { answers: 'CaseAnswer', who: 'cases:read', says: 'One case with its history.' },
  'GET /cases/:number/recording.wav': {
    who: 'cases:read',
    says: 'What the caller said.',
    gives: 'audio/wav',
  },
  'GET /cases/:number/replies/:reply.wav': {
    who: 'cases:read',
    says: 'A spoken answer.',
    gives: 'audio/wav',
  },
  'POST /cases/:number/replies': {
    answers: 'CaseAnswer',
    ...{ who: 'cases:write', says: 'Answers with a recording.', query: seenQuery, body: 'audio/*' },
  },
  'POST /cases/:number/replies/prompt': {
    answers: 'CaseAnswer',
    ...{ who: 'cases:write', says: 'Answers with a prompt.', body: promptReplyRequest },
  },
  'POST /cases/:number/notes': {
    answers: 'CaseAnswer',
    who: 'cases:write',
    says: 'Writes a note.',
    body: noteRequest,
  },
  'POST /cases/:number/assign': {
    answers: 'CaseAnswer',
    who: 'cases:write',
    says: 'Gives the case to somebody.',
    body: assignRequest,
  },
  'POST /cases/:number/due': {
    answers: 'CaseAnswer',
    who: 'cases:write',
    says: 'Sets the day of the answer.',
    body: dueRequest,
  },
  'POST /cases/:number/open': {
    answers: 'CaseAnswer',
    who: 'cases:write',
    says: 'Takes the case into work.',
    body: seenRequest,
  },
  'POST /cases/:number/close': {
    answers: 'CaseAnswer',
    who: 'cases:write',
    says: 'Closes it, with a reason.',
    body: reasonRequest,
  },
  'POST /cases/:number/reject': {
    answers: 'CaseAnswer',
    who: 'cases:write',
    says: 'Rejects it, with a reason.',
    body: reasonRequest,
  },
  'POST /cases/:number/reopen': {
    answers: 'CaseAnswer',
    who: 'cases:write',
    says: 'Opens it again.',
    body: reasonRequest,
  },
  'POST /cases/:number/redact': {
    answers: 'CaseAnswer',
    ...{ who: 'cases:write', says: 'Covers a part of the recording.', body: redactRequest },
  },
  'POST /cases/:number/delete-recording': {
    answers: 'CaseAnswer',
    ...{ who: 'cases:write', says: 'Deletes the recording.', body: seenRequest },
  },
};
