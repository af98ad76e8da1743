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
    who: 'cases:read',
    says: 'The cases of one’s districts, a page at a time.',
    query: caseQuery,
    answers: 'CasesAnswer',
  },
  'GET /cases/reply-prompts': {
    ...{ who: 'cases:read', says: 'Prompts that can be sent as an answer.', query: replyPromptsQuery },
    answers: 'ReplyPromptsAnswer',
  },
  'GET /cases/:number': { who: 'cases:read', says: 'One case with its history.', answers: 'CaseAnswer' },
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
    ...{ who: 'cases:write', says: 'Answers with a recording.', query: seenQuery, body: 'audio/*' },
    answers: 'CaseAnswer',
  },
  'POST /cases/:number/replies/prompt': {
    ...{ who: 'cases:write', says: 'Answers with a prompt.', body: promptReplyRequest },
    answers: 'CaseAnswer',
  },
  'POST /cases/:number/notes': {
    who: 'cases:write',
    says: 'Writes a note.',
    body: noteRequest,
    answers: 'CaseAnswer',
  },
  'POST /cases/:number/assign': {
    who: 'cases:write',
    says: 'Gives the case to somebody.',
    body: assignRequest,
    answers: 'CaseAnswer',
  },
  'POST /cases/:number/due': {
    who: 'cases:write',
    says: 'Sets the day of the answer.',
    body: dueRequest,
    answers: 'CaseAnswer',
  },
  'POST /cases/:number/open': {
    who: 'cases:write',
    says: 'Takes the case into work.',
    body: seenRequest,
    answers: 'CaseAnswer',
  },
  'POST /cases/:number/close': {
    who: 'cases:write',
    says: 'Closes it, with a reason.',
    body: reasonRequest,
    answers: 'CaseAnswer',
  },
  'POST /cases/:number/reject': {
    who: 'cases:write',
    says: 'Rejects it, with a reason.',
    body: reasonRequest,
    answers: 'CaseAnswer',
  },
  'POST /cases/:number/reopen': {
    who: 'cases:write',
    says: 'Opens it again.',
    body: reasonRequest,
    answers: 'CaseAnswer',
  },
  'POST /cases/:number/redact': {
    ...{ who: 'cases:write', says: 'Covers a part of the recording.', body: redactRequest },
    answers: 'CaseAnswer',
  },
  'POST /cases/:number/delete-recording': {
    ...{ who: 'cases:write', says: 'Deletes the recording.', body: seenRequest },
    answers: 'CaseAnswer',
  },
};
