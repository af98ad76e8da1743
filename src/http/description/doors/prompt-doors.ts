import {
  applyRequest,
  newImportRequest,
  newLanguageRequest,
  newPromptRequest,
  newSpeakerCodeRequest,
  promptListQuery,
  textRequest,
  uploadQuery,
} from '../../../prompts/api-types.ts';
import type { Doors } from '../door.ts';

/** The voice of the line. */
export const PROMPT_DOORS: Doors = {
  'GET /utterances/:hash': {
    who: 'public',
    says: 'What an utterance says, as clips and texts.',
    answers: 'Utterance',
  },
  'GET /languages': {
    who: 'prompts:read',
    says: 'Languages, and how many of their prompts are recorded.',
    answers: 'LanguagesAnswer',
  },
  'POST /languages': {
    who: 'prompts:approve',
    says: 'Adds a language.',
    body: newLanguageRequest,
    status: 201,
    answers: 'LanguagesAnswer',
  },
  'GET /prompts': {
    who: 'prompts:read',
    says: 'Prompts, a page at a time.',
    query: promptListQuery,
    answers: 'PromptListAnswer',
  },
  'GET /prompt-groups': {
    who: 'prompts:read',
    says: 'Topics and menus that prompts belong to.',
    answers: 'PromptGroupsAnswer',
  },
  'POST /prompts': {
    who: 'prompts:approve',
    says: 'Adds a prompt.',
    body: newPromptRequest,
    status: 201,
    answers: 'PromptAnswer',
  },
  'GET /prompts/:id': {
    who: 'prompts:read',
    says: 'A prompt with the history of its clips.',
    answers: 'PromptAnswer',
  },
  'PUT /prompts/:id/texts/:language': {
    who: 'prompts:approve',
    says: 'Changes what it says.',
    body: textRequest,
    answers: 'PromptAnswer',
  },
  'POST /prompts/:id/clips/:language': {
    ...{ who: 'prompts:write', says: 'Adds a recording.', query: uploadQuery, body: 'audio/*', status: 201 },
    answers: 'ClipAnswer',
  },
  'POST /clips/as-heard.wav': {
    ...{ who: 'prompts:write', says: 'A recording as it will be heard on the phone.', body: 'audio/*' },
    gives: 'audio/wav',
  },
  'POST /clips/:clip/approve': {
    who: 'prompts:approve',
    says: 'Callers hear this clip from now on.',
    answers: 'ClipAnswer',
  },
  'POST /clips/:clip/withdraw': {
    who: 'prompts:approve',
    says: 'Callers hear it no more.',
    answers: 'ClipAnswer',
  },
  'GET /clips/:clip.wav': { who: 'prompts:read', says: 'A clip.', gives: 'audio/wav' },
  'GET /clips/:clip/phone.wav': {
    who: 'prompts:read',
    says: 'A clip as the phone plays it.',
    gives: 'audio/wav',
  },
  'GET /recording-script/:language.html': {
    who: 'prompts:read',
    says: 'What is to be recorded, to print.',
    gives: 'text/html',
  },
  'GET /recording-script/:language.csv': {
    who: 'prompts:read',
    says: 'The same as a table.',
    gives: 'text/csv',
  },
  'GET /library.zip': {
    who: 'prompts:approve',
    says: 'The whole library in one file.',
    gives: 'application/zip',
  },
  'GET /recording-imports': {
    who: 'prompts:write',
    says: 'Zips of recordings that were sent.',
    answers: 'ImportsAnswer',
  },
  'POST /recording-imports': {
    who: 'prompts:write',
    says: 'Announces a zip; the answer says where it is sent.',
    body: newImportRequest,
    status: 201,
    answers: 'ImportAnswer',
  },
  'GET /recording-imports/:id': {
    who: 'prompts:write',
    says: 'What is in a zip, and what became of it.',
    answers: 'ImportAnswer',
  },
  'HEAD /recording-imports/pieces/:id': {
    who: 'prompts:write',
    says: 'How much of a zip arrived (tus 1.0).',
    gives: 'nothing',
  },
  'PATCH /recording-imports/pieces/:id': {
    who: 'prompts:write',
    says: 'Sends a piece of a zip (tus 1.0).',
    body: 'application/offset+octet-stream',
    gives: 'nothing',
  },
  'POST /recording-imports/:id/apply': {
    who: 'prompts:write',
    says: 'Takes the recordings of a zip.',
    body: applyRequest,
    answers: 'ImportAppliedAnswer',
  },
  'DELETE /recording-imports/:id': { who: 'prompts:write', says: 'Throws a zip away.', gives: 'nothing' },
  'GET /speaker-codes': {
    who: 'prompts:approve',
    says: 'Codes of those who record by phone.',
    answers: 'SpeakerCodesAnswer',
  },
  'POST /speaker-codes': {
    who: 'prompts:approve',
    says: 'Makes a code, which is told once.',
    body: newSpeakerCodeRequest,
    status: 201,
    answers: 'NewSpeakerCodeAnswer',
  },
  'GET /speaker-codes/:id/takes': {
    ...{ who: 'prompts:approve', says: 'What somebody recorded by phone with a code.' },
    answers: 'SpeakerTakesAnswer',
  },
  'DELETE /speaker-codes/:id': {
    who: 'prompts:approve',
    says: 'Revokes a code.',
    answers: 'SpeakerCodeAnswer',
  },
};
