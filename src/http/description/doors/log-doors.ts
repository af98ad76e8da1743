import { callsQuery } from '../../../analytics/calls/api-types.ts';
import { exportFilterQuery, newExportRequest } from '../../../exports/api-types.ts';
import { reportQuery } from '../../../analytics/report-query.ts';
import type { Doors } from '../door.ts';

/** What callers did: reports, and exports. */
export const LOG_DOORS: Doors = {
  'GET /calls': {
    answers: 'CallsAnswer',
    ...{
      who: 'calls:read',
      says: 'Calls that have ended, searched and narrowed, a page at a time.',
      query: callsQuery,
    },
  },
  'GET /calls/live': { answers: 'LiveCallsAnswer', who: 'calls:read', says: 'Calls under way.' },
  'GET /calls/:id': { answers: 'CallAnswer', who: 'calls:read', says: 'A call, step by step.' },
  'GET /flow-versions/:flow/:version': {
    answers: 'FlowVersionAnswer',
    who: 'calls:read',
    says: 'A flow as callers heard it.',
  },
  'GET /reports': {
    answers: 'ReportsAnswer',
    who: 'calls:read',
    says: 'All reports: what each of them tells, and how it can be narrowed.',
  },
  'GET /reports/choices': {
    answers: 'ReportChoicesAnswer',
    who: 'calls:read',
    says: 'What reports can be narrowed to: lines, languages, versions.',
  },
  'GET /reports/:report': {
    answers: 'ReportAnswer',
    ...{ who: 'calls:read', says: 'A report: its columns and rows.', query: reportQuery },
  },
  'GET /reports/:report.:format': {
    ...{
      who: 'calls:read',
      says: 'The same as a file: csv, xlsx (with what is counted in a sheet of its own), jsonl or parquet.',
    },
    ...{ query: reportQuery, gives: 'application/octet-stream' },
  },
  'GET /reports/span': {
    answers: 'LogSpanAnswer',
    who: 'calls:read',
    says: 'From which day to which there are calls.',
  },
  'GET /exports': {
    answers: 'ExportsAnswer',
    who: 'calls:read',
    says: 'One’s own exports that lie ready or are being made.',
  },
  'POST /exports': {
    answers: 'OneExportAnswer',
    ...{
      who: 'calls:read',
      says: 'Has a file made, which is kept for a day.',
      body: newExportRequest,
      status: 201,
    },
  },
  'GET /exports/:table.:format': {
    ...{
      who: 'calls:read',
      says: 'Rows of the log as a file, at once: csv, xlsx, jsonl or parquet; responses.zip is a package of FLOIP Flow Results.',
    },
    ...{ query: exportFilterQuery, gives: 'application/octet-stream' },
  },
  'GET /exports/:id': { answers: 'OneExportAnswer', who: 'calls:read', says: 'How far an export is.' },
  'GET /exports/:id/file': {
    ...{ who: 'calls:read', says: 'The file. A download that broke off goes on with Range.' },
    gives: 'application/octet-stream',
  },
  'DELETE /exports/:id': { who: 'calls:read', says: 'Deletes an export, or stops it.', gives: 'nothing' },
};
