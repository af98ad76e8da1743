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
    answers: 'Utterance',
    who: 'public',
    says: 'What an utterance says, as clips and texts.',
  },
  'GET /languages': {
    answers: 'LanguagesAnswer',
    who: 'prompts:read',
    says: 'Languages, and how many of their prompts are recorded.',
  },
  'POST /languages': {
    answers: 'LanguagesAnswer',
    who: 'prompts:approve',
    says: 'Adds a language.',
    body: newLanguageRequest,
    status: 201,
  },
  'GET /prompts': {
    answers: 'PromptListAnswer',
    who: 'prompts:read',
    says: 'Prompts, a page at a time.',
    query: promptListQuery,
  },
  'GET /prompt-groups': {
    answers: 'PromptGroupsAnswer',
    who: 'prompts:read',
    says: 'Topics and menus that prompts belong to.',
  },
  'POST /prompts': {
    answers: 'PromptAnswer',
    who: 'prompts:approve',
    says: 'Adds a prompt.',
    body: newPromptRequest,
    status: 201,
  },
  'GET /prompts/:id': {
    answers: 'PromptAnswer',
    who: 'prompts:read',
    says: 'A prompt with the history of its clips.',
  },
  'PUT /prompts/:id/texts/:language': {
    answers: 'PromptAnswer',
    who: 'prompts:approve',
    says: 'Changes what it says.',
    body: textRequest,
  },
  'POST /prompts/:id/clips/:language': {
    answers: 'ClipAnswer',
    ...{ who: 'prompts:write', says: 'Adds a recording.', query: uploadQuery, body: 'audio/*', status: 201 },
  },
  'POST /clips/as-heard.wav': {
    ...{ who: 'prompts:write', says: 'A recording as it will be heard on the phone.', body: 'audio/*' },
    gives: 'audio/wav',
  },
  'POST /clips/:clip/approve': {
    answers: 'ClipAnswer',
    who: 'prompts:approve',
    says: 'Callers hear this clip from now on.',
  },
  'POST /clips/:clip/withdraw': {
    answers: 'ClipAnswer',
    who: 'prompts:approve',
    says: 'Callers hear it no more.',
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
    answers: 'ImportsAnswer',
    who: 'prompts:write',
    says: 'Zips of recordings that were sent.',
  },
  'POST /recording-imports': {
    answers: 'ImportAnswer',
    who: 'prompts:write',
    says: 'Announces a zip; the answer says where it is sent.',
    body: newImportRequest,
    status: 201,
  },
  'GET /recording-imports/:id': {
    answers: 'ImportAnswer',
    who: 'prompts:write',
    says: 'What is in a zip, and what became of it.',
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
    answers: 'ImportAppliedAnswer',
    who: 'prompts:write',
    says: 'Takes the recordings of a zip.',
    body: applyRequest,
  },
  'DELETE /recording-imports/:id': { who: 'prompts:write', says: 'Throws a zip away.', gives: 'nothing' },
  'GET /speaker-codes': {
    answers: 'SpeakerCodesAnswer',
    who: 'prompts:approve',
    says: 'Codes of those who record by phone.',
  },
  'POST /speaker-codes': {
    answers: 'NewSpeakerCodeAnswer',
    who: 'prompts:approve',
    says: 'Makes a code, which is told once.',
    body: newSpeakerCodeRequest,
    status: 201,
  },
  'GET /speaker-codes/:id/takes': {
    answers: 'SpeakerTakesAnswer',
    ...{ who: 'prompts:approve', says: 'What somebody recorded by phone with a code.' },
  },
  'DELETE /speaker-codes/:id': {
    answers: 'SpeakerCodeAnswer',
    who: 'prompts:approve',
    says: 'Revokes a code.',
  },
};
